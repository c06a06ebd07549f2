/** Every lesson in the tab's cluster: its live cells run in order, the same in both languages. */

import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { describe, test } from 'node:test'
import { hasItsTurn } from '../../tools/test/today.ts'
import { loadAssets, openTab } from './cluster.ts'
import { assertSays, type Cell, cellsOf, imageOf, LESSONS, run } from './lesson.ts'

const LANGUAGES = ['en', 'fr'] as const
/** The code is the same but for its texts, so a third of the lessons runs in French each day. */
const DAYS = 3

const spokenToday = (place: number) => (hasItsTurn(place, DAYS) ? LANGUAGES : LANGUAGES.slice(0, 1))

/** The code without what a translation may change: comments and texts. */
function bare({ name, code }: Cell): Cell {
  return { name, code: code.replaceAll(/#.*|"[^"\n]*"/g, '') }
}

for (const [index, slug] of readdirSync(LESSONS).entries()) {
  describe(slug, () => {
    test('has the same live cells in both languages', () => {
      const [english = [], french = []] = LANGUAGES.map((language) => cellsOf(slug, language))
      assert.ok(english.length >= 3)
      assert.deepEqual(english.map(bare), french.map(bare))
      assert.equal(new Set(english.map(({ name }) => name)).size, english.length)
    })

    for (const language of spokenToday(index)) {
      test(`runs from top to bottom (${language})`, async () => {
        const tab = openTab(loadAssets(imageOf(slug)))
        try {
          const shown: string[] = []
          for (const cell of cellsOf(slug, language)) shown.push(await run(tab, cell))
          assertSays(slug, shown)
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
