/** The sizes that may not be exceeded, and whether the built site keeps to them. */

import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIST, ROOT } from '../paths.ts'
import { gzipped, weigh } from './pages.ts'
import type { Part, Verdict } from './part.ts'

const PAGE = { html: 30_000, js: 40_000, css: 20_000 } as const
/** A deck's scripts are those before its first run, reveal.js among them. */
const DECK = { html: 40_000, js: 90_000, css: 20_000 } as const
const EDITOR = 850_000
const LINES = 400
const SOURCES = '{src,workers,tools,e2e,bench}/**/*.{ts,mjs,astro,css,py}'

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

function judgePages(
  dist: string,
  kind: 'lessons' | 'slides',
  most: Readonly<Record<'html' | 'js' | 'css', number>>,
): readonly string[] {
  const pages = globSync(`{en,fr}/${kind}/*/index.html`, { cwd: dist })
  if (pages.length === 0) return [`no page of ${kind} was found in dist/`]
  return pages.flatMap((page) => {
    const weight = weigh(dist, page)
    return (['html', 'js', 'css'] as const)
      .filter((part) => weight[part] > most[part])
      .map((part) => `${page}: ${part} ${kilobytes(weight[part])} > ${kilobytes(most[part])}`)
  })
}

/** The editor's chunk, known by the class name that every Monaco widget has. */
function judgeEditor(dist: string): readonly string[] {
  const editors = globSync('_astro/*.js', { cwd: dist })
    .map((file) => ({ file, bytes: readFileSync(join(dist, file)) }))
    .filter(({ bytes }) => bytes.includes('monaco-editor') && bytes.includes('view-lines'))
  if (editors.length === 0) return ['no editor was found in _astro/']
  return editors
    .map(({ file, bytes }) => ({ file, size: gzipped(bytes) }))
    .filter(({ size }) => size > EDITOR)
    .map(({ file, size }) => `${file}: ${kilobytes(size)} > ${kilobytes(EDITOR)}`)
}

function judgeSources(): readonly string[] {
  const decided = globSync('docs/decisions/*.md', { cwd: ROOT })
    .map((page) => readFileSync(join(ROOT, page), 'utf8'))
    .join('\n')
  return globSync(SOURCES, { cwd: ROOT, exclude: ['**/node_modules/**'] }).flatMap((file) => {
    const lines = readFileSync(join(ROOT, file), 'utf8').split('\n').length
    return lines > LINES && !decided.includes(file) ? [`${file}: ${lines} lines > ${LINES}`] : []
  })
}

const outcome = (excess: readonly string[]): Verdict =>
  excess.length === 0 ? { kind: 'passed' } : { kind: 'failed', output: excess.join('\n') }

export const BUDGETS: readonly Part[] = [
  {
    name: 'sizes of pages and editor',
    judge: async () =>
      existsSync(join(DIST, 'index.html'))
        ? outcome([
            ...judgePages(DIST, 'lessons', PAGE),
            ...judgePages(DIST, 'slides', DECK),
            ...judgeEditor(DIST),
          ])
        : { kind: 'failed', output: 'dist/ is not there; npm run build makes it' },
  },
  { name: 'lengths of files', judge: async () => outcome(judgeSources()) },
]
