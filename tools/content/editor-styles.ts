/** Lets Monaco bring its styles itself, when it is loaded. */

import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The part of a Vite plugin that is used here. */
interface Plugin {
  readonly name: string
  readonly enforce: 'pre'
  resolveId(source: string, importer: string | undefined): string | null
  load(id: string): string | null
}

const PREFIX = '\0editor-style:'
const FONT = /url\(["']?(\.[^"')]+\.ttf)[^)]*\)/

function module(path: string): string {
  const css = readFileSync(path, 'utf8')
  const font = FONT.exec(css)
  const [whole, file] = [font?.[0] ?? '', font?.[1]]
  const head =
    file === undefined
      ? `const css = ${JSON.stringify(css)}`
      : `import font from ${JSON.stringify(`${resolve(dirname(path), file)}?url`)}
const css = ${JSON.stringify(css)}.replace(${JSON.stringify(whole)}, \`url(\${font})\`)`
  return `${head}
const style = document.createElement('style')
style.textContent = css
document.head.append(style)`
}

/**
 * A Vite plugin: Monaco's style sheets become modules that add themselves to the page.
 *
 * Astro links the style sheets of a page's dynamic imports in its head, and every lesson would
 * load 21 kB of an editor that nobody has opened.
 */
export function editorStyles(): Plugin {
  return {
    name: 'essaim:editor-styles',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source.endsWith('.css') && importer?.includes('/monaco-editor/')
        ? `${PREFIX}${resolve(dirname(importer), source)}.js`
        : null,
    load: (id) => (id.startsWith(PREFIX) ? module(id.slice(PREFIX.length, -'.js'.length)) : null),
  }
}
