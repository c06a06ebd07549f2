/** The index that the site's search reads: made by Pagefind from the built pages, one for each language. */

import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { close, createIndex } from 'pagefind'
import { Trouble } from '../trouble.ts'
import { writeWhole } from '../vendor/stamps.ts'

const PAGES = '{en,fr}/**/index.html'
/** Controls, lists of what other pages have, and what a script fills in. */
const NOT_TEXT = [
  'button',
  'select',
  'svg',
  'noscript',
  'cluster-panel',
  'course-map',
  'progress-page table',
  '.bar',
  '.versions',
  '.earlier',
  '.watched',
  '.patches',
]
/** What the page loads; Pagefind's own pages and styles are not among it. */
const SHIPPED =
  /^(pagefind(-worker)?\.js|pagefind-entry\.json|wasm\.(en|fr)\.pagefind|pagefind\..+\.pf_meta)$/
const PARTS = /^(index|fragment)\//

/** Pagefind puts nothing between these, and the last word of one is glued to the first of the next. */
const APART = /<\/(?:h[1-6]|dt|dd|th|td|li|label|legend|option|summary|figcaption)>/g

/** The same bytes for the same pages: languages come in no order. */
function inOrder(entry: Uint8Array): string {
  const { languages, ...rest } = JSON.parse(new TextDecoder().decode(entry)) as {
    readonly languages: Readonly<Record<string, unknown>>
  }
  const sorted = Object.entries(languages).toSorted(([a], [b]) => a.localeCompare(b))
  return JSON.stringify({ ...rest, languages: Object.fromEntries(sorted) })
}

function assertNone(errors: readonly string[]): void {
  if (errors.length === 0) return
  throw new Trouble(`the index of the search could not be made: ${errors.join('; ')}`)
}

async function writeIndex(folder: string): Promise<void> {
  const { index, errors } = await createIndex({
    rootSelector: 'main',
    excludeSelectors: NOT_TEXT,
  })
  assertNone(errors)
  if (index === undefined) throw new Trouble('the index of the search could not be begun')
  for (const page of globSync(PAGES, { cwd: folder }).toSorted()) {
    const content = readFileSync(join(folder, page), 'utf8').replaceAll(APART, '$& ')
    const sourcePath = page.replaceAll(sep, '/')
    assertNone((await index.addHTMLFile({ sourcePath, content })).errors)
  }
  // Not writeFiles(): it may end before what it writes is there as a whole.
  const made = await index.getFiles()
  assertNone(made.errors)
  for (const { path, content } of made.files) {
    if (!SHIPPED.test(path) && !PARTS.test(path)) continue
    const file = join(folder, 'pagefind', path)
    writeWhole(file, path === 'pagefind-entry.json' ? inOrder(content) : content)
  }
}

/** Writes `pagefind/` into a folder that has the built site. */
export async function indexSite(folder: string): Promise<void> {
  try {
    await writeIndex(folder)
  } catch (error) {
    if (error instanceof Trouble || !(error instanceof Error) || 'code' in error) throw error
    // As where the machine has no program of Pagefind.
    assertNone([error.message])
  } finally {
    await close()
  }
}
