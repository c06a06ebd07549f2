/** A page as one file: everything goes into it, and what would be loaded is named. */

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { oneFile } from './one-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'essaim-alone-'))
after(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, '_astro'))
const files = {
  'deck.css': '.a { background: url(/base/_astro/dot.svg) }',
  'dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'shared.js': 'export const said = "</scr" + "ipt> from shared"',
  'one.js': 'import { said } from "./shared.js"; document.title = said',
  'late.js': 'import("./shared.js").then(({ said }) => { document.title = said })',
}
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, '_astro', name), text)

const page = (head: string, body = '') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`
const script = (name: string) => `<script type="module" src="/base/_astro/${name}"></script>`

test('styles, pictures and all that scripts import are in it', async () => {
  const head = '<link rel="stylesheet" href="/base/_astro/deck.css">'
  const html = await oneFile(
    folder,
    page(head, `<img src="/base/_astro/dot.svg" alt="">${script('one.js')}`),
  )
  assert.doesNotMatch(html, /_astro/)
  assert.match(html, /<style>\.a \{ background: url\(data:image\/svg\+xml;base64,/)
  assert.match(html, /<img src="data:image\/svg\+xml;base64,/)
  assert.match(html, /document\.title=/)
  assert.equal(html.match(/<\/script>/g)?.length, 1)
  assert.match(html, /Permission is hereby granted/)
})

test('what would still be loaded is no file of ours', async () => {
  for (const [body, named] of [
    ['<img src="/elsewhere.png" alt="">', /elsewhere\.png/],
    ['<iframe title="a" src="https://example.org/"></iframe>', /example\.org/],
    [script('late.js'), /would load a script/],
  ] as const) {
    await assert.rejects(oneFile(folder, page('', body)), named)
  }
  await assert.rejects(oneFile(folder, page('<link rel="icon" href="/favicon.svg">')), /favicon/)
})
