/** Every lesson in the tab's cluster: its live cells run in order, the same in both languages. */

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { parse } from 'yaml'
import type { KernelEvent } from '../protocol/kernel.ts'
import { openTab, type Tab } from './cluster.ts'

interface Cell {
  readonly name: string
  readonly code: string
}

const LESSONS = new URL('../../content/lessons/', import.meta.url)
const COLOURS = { text: '#000', background: '#fff', grid: '#888' }
const LANGUAGES = ['en', 'fr'] as const

function cellsOf(slug: string, language: string): readonly Cell[] {
  const text = readFileSync(new URL(`${slug}/${language}.mdx`, LESSONS), 'utf8')
  const blocks = text.matchAll(/^```python live name="([^"]+)"\n([\s\S]*?)^```$/gm)
  return [...blocks].map(([, name = '', code = '']) => ({ name, code }))
}

/** The code without what a translation may change: comments and texts. */
function bare({ name, code }: Cell): Cell {
  return { name, code: code.replaceAll(/#.*|"[^"\n]*"/g, '') }
}

/** What the texts around the cells count on: patterns, and how often the output has each. */
function saysOf(slug: string): readonly { readonly shows: string; readonly times: number }[] {
  const lesson = parse(readFileSync(new URL(`${slug}/lesson.yaml`, LESSONS), 'utf8')) as {
    readonly says?: readonly { readonly shows: string; readonly times: number }[]
  }
  return lesson.says ?? []
}

/** Runs a cell; what it printed and returned, as text. */
async function run(tab: Tab, { name, code }: Cell): Promise<string> {
  let shown = ''
  const hear = (event: KernelEvent) => {
    if (event.kind === 'printed') shown += event.text
    if (event.kind === 'returned') shown += String(event.data['text/plain'])
    if (event.kind === 'failed') shown += event.traceback
  }
  const { status } = await tab.kernel.run(code, COLOURS, hear)
  assert.equal(status, 'done', `${name}: ${shown}`)
  return shown
}

for (const slug of readdirSync(LESSONS)) {
  describe(slug, () => {
    test('has the same live cells in both languages', () => {
      const [english = [], french = []] = LANGUAGES.map((language) => cellsOf(slug, language))
      assert.ok(english.length >= 3)
      assert.deepEqual(english.map(bare), french.map(bare))
      assert.equal(new Set(english.map(({ name }) => name)).size, english.length)
    })

    for (const language of LANGUAGES) {
      test(`runs from top to bottom (${language})`, async () => {
        const tab = openTab()
        try {
          const shown: string[] = []
          for (const cell of cellsOf(slug, language)) shown.push(await run(tab, cell))
          const all = shown.join('\n')
          for (const { shows, times } of saysOf(slug)) {
            const found = all.match(new RegExp(shows, 'gm'))?.length ?? 0
            assert.equal(found, times, `${shows} in:\n${all}`)
          }
        } finally {
          tab.close()
        }
      })
    }
  })
}

test('counting-words finds 1023 whales, also when a node is killed midway', async () => {
  const tab = openTab()
  const cells = cellsOf('counting-words', 'en')
  const last = cells.findIndex(({ name }) => name === 'kill-midway')
  let held = 0
  const forget = tab.cluster.log.subscribe((events) => {
    for (const event of events) {
      if (event.kind !== 'task-transitioned' || event.to !== 'memory') continue
      if (event.worker !== 'w2' || !event.key.startsWith('slow_count')) continue
      held += 1
      if (held === 3) tab.cluster.kill('w2')
    }
  })
  let shown = ''
  try {
    for (const cell of cells.slice(0, last + 1)) shown = await run(tab, cell)
  } finally {
    forget()
    tab.close()
  }
  assert.match(shown, /whale: 1023\n/)
  const [, finished] = /(\d+) counts were finished/.exec(shown) ?? []
  assert.ok(Number(finished) > 32, `${finished} counts were finished`)
})
