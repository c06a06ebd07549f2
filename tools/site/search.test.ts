/** The index of the search: a language apart from the other, the same bytes each time. */

import assert from 'node:assert/strict'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { indexSite } from './search.ts'

const root = mkdtempSync(join(tmpdir(), 'essaim-search-'))
after(() => rmSync(root, { recursive: true }))

function site(name: string): string {
  const folder = join(root, name)
  for (const [language, words] of [
    ['en', 'a cluster of workers'],
    ['fr', 'un cluster de workers'],
  ]) {
    const file = join(folder, `${language}/index.html`)
    mkdirSync(dirname(file), { recursive: true })
    const page = `<html lang="${language}"><body><main><h1>Essaim</h1><p>${words}</p></main></body></html>`
    writeFileSync(file, page)
  }
  return folder
}

/** What excerpts are cut from. */
function textsOf(folder: string): readonly string[] {
  return globSync('pagefind/fragment/*', { cwd: folder }).map((path) => {
    const packed = gunzipSync(readFileSync(join(folder, path))).toString()
    return (JSON.parse(packed.slice(packed.indexOf('{'))) as { readonly content: string }).content
  })
}

const bytesOf = (folder: string) =>
  globSync('pagefind/**/*.*', { cwd: folder })
    .sort()
    .map((path) => [path, readFileSync(join(folder, path)).toString('base64')])

test('each language has its own, what the page does not load is not there, and twice is the same', async () => {
  const [one, other] = [site('one'), site('other')]
  await indexSite(one)
  await indexSite(other)
  assert.deepEqual(bytesOf(one), bytesOf(other))
  const entry = JSON.parse(readFileSync(join(one, 'pagefind/pagefind-entry.json'), 'utf8'))
  assert.deepEqual(Object.keys(entry.languages), ['en', 'fr'])
  const names = bytesOf(one).map(([path]) => path ?? '')
  assert.ok(names.includes(join('pagefind', 'pagefind.js')))
  assert.deepEqual(
    names.filter((name) => /ui|highlight|unknown/.test(name)),
    [],
  )
})

test('the last word of a term, a cell or an item is not glued to the next one', async () => {
  const folder = join(root, 'glued')
  const file = join(folder, 'en/index.html')
  mkdirSync(dirname(file), { recursive: true })
  const words =
    '<dl><dt>actor</dt><dd>An object.</dd><dd>See also</dd></dl><ul><li>one</li><li>two</li></ul>' +
    '<table><tr><th>head</th><td>cell</td></tr></table><label>name</label><p>after</p>'
  writeFileSync(file, `<html lang="en"><body><main><h1>Words</h1>${words}</main></body></html>`)
  await indexSite(folder)
  const [text = ''] = textsOf(folder)
  assert.match(text, /actor An object\. See also/)
  for (const glued of ['onetwo', 'headcell', 'nameafter']) assert.ok(!text.includes(glued), text)
})
