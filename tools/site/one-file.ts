/** Each deck as one file that loads nothing, made from its built page. */

import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { rolldown } from 'rolldown'
import { ROOT } from '../paths.ts'
import { Trouble } from '../trouble.ts'
import { writeWhole } from '../vendor/stamps.ts'

const PAGES = '{en,fr}/slides/*/alone/index.html'
const SCRIPT = /<script type="module"(?: src="([^"]+)")?>([\s\S]*?)<\/script>/g
const STYLE = /<link rel="stylesheet" href="([^"]+)">/g
/** A file of the site that is named in an attribute or in a style. */
const NAMED = /((?:src|href)="|url\(["']?|&quot;)(\/[^"'()&\s]*\/_astro\/|\/_astro\/)([^"'()&\s]+)/g
const TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** The file of a deck, of `dist/<language>/slides/files/`. */
export async function writeOneFiles(folder: string): Promise<void> {
  for (const page of globSync(PAGES, { cwd: folder }).sort()) {
    const [language = '', , deck = ''] = page.split(/[\\/]/)
    const file = join(folder, language, 'slides/files', `${deck}.html`)
    const html = await oneFile(folder, readFileSync(join(folder, page), 'utf8'))
    mkdirSync(dirname(file), { recursive: true })
    writeWhole(file, html)
    rmSync(dirname(join(folder, page)), { recursive: true })
  }
}

/** @throws Trouble where something of it would still be loaded */
export async function oneFile(folder: string, page: string): Promise<string> {
  const scripts = [...page.matchAll(SCRIPT)].map(([, src, text = '']) => ({ src, text }))
  const code = await bundled(folder, scripts)
  const html = page
    .replaceAll(SCRIPT, '')
    .replaceAll(STYLE, (_, href: string) => `<style>${styles(folder, href)}</style>`)
  return assertAlone(withData(folder, html))
    .replace('</body>', () => `<script type="module">${inScript(code)}</script></body>`)
    .replace('</head>', () => `<!--\n${licence('reveal.js')}\n--></head>`)
}

const inSite = (folder: string, address: string) =>
  join(folder, '_astro', address.slice(address.lastIndexOf('/_astro/') + '/_astro/'.length))

const styles = (folder: string, href: string) =>
  readFileSync(inSite(folder, href), 'utf8').replaceAll('</', '<\\/')

/** What the page's scripts and all that they import come to, as one. */
async function bundled(
  folder: string,
  scripts: readonly { readonly src: string | undefined; readonly text: string }[],
): Promise<string> {
  const entry = '\0entry'
  const text = scripts
    .map((script) =>
      script.src === undefined
        ? script.text.replaceAll(/(["'])[^"']*\/_astro\//g, `$1${join(folder, '_astro')}/`)
        : `import ${JSON.stringify(inSite(folder, script.src))}`,
    )
    .join('\n')
  const bundle = await rolldown({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? text : null),
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'es', minify: true })
  if (output.length > 1) throw new Trouble('a deck’s one file would load a script when it is used')
  return output[0].code
}

/** In a script nothing may look like its end. */
const inScript = (code: string) =>
  code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')

const withData = (folder: string, html: string) =>
  html.replaceAll(NAMED, (_, before: string, place: string, name: string) => {
    const type = TYPES[extname(name).toLowerCase()]
    if (type === undefined) throw new Trouble(`a deck’s one file cannot hold ${place}${name}`)
    const bytes = readFileSync(join(folder, '_astro', name))
    return `${before}data:${type};base64,${bytes.toString('base64')}`
  })

function licence(name: string): string {
  const text = readFileSync(join(ROOT, 'node_modules', name, 'LICENSE'), 'utf8').trim()
  return `${name}\n${text.replaceAll('--', '- -')}`
}

/** What a browser would ask for: whatever names a source, a style, or an address in a style. */
function assertAlone(html: string): string {
  const [asked] =
    /<(?:script|img|iframe|source|video|audio|embed)[^>]* (?:src|srcset|poster)="(?!data:)[^"]*"|<link[^>]*>|url\(["']?(?!["']?(?:data:|#))[^)]*\)|@import/.exec(
      html,
    ) ?? []
  if (asked !== undefined) throw new Trouble(`a deck’s one file would load ${asked.slice(0, 120)}`)
  return html
}
