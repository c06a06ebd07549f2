import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipped, weigh } from './pages.ts'

const dist = mkdtempSync(join(tmpdir(), 'essaim-pages-'))
after(() => rmSync(dist, { recursive: true }))

test('a page weighs what it loads at once, not what waits for an occasion', () => {
  const files = {
    'page.html':
      '<link rel="stylesheet" href="/_astro/a.css"><script type="module" src="/_astro/a.js"></script>',
    '_astro/a.css': 'body { color: red }',
    '_astro/a.js': 'import{x as y}from"./b.js";y();import("./late.js")',
    '_astro/b.js': 'export const x = () => 1',
    '_astro/late.js': `"${'much '.repeat(9999)}"`,
  }
  mkdirSync(join(dist, '_astro'))
  for (const [path, text] of Object.entries(files)) writeFileSync(join(dist, path), text)
  assert.deepEqual(weigh(dist, 'page.html'), {
    html: gzipped(files['page.html']),
    js: gzipped(files['_astro/a.js']) + gzipped(files['_astro/b.js']),
    css: gzipped(files['_astro/a.css']),
  })
})
