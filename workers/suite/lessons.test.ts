/** Every lesson in the tab's cluster: its live cells run in order, the same in both languages. */

import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { describe, test } from 'node:test'
import { hasItsTurn } from '../../tools/test/today.ts'
import { loadAssets, openTab, type Tab } from './cluster.ts'
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

/**
 * Kills workers that hold three counts, one after the other, until a count has to be computed again.
 *
 * Nothing has to when what a worker held was copied to another for a merge, or is just arriving there: that one then
 * tells that it has the result, without having computed it (distributed/worker_state_machine.py, `_handle_compute_task`).
 */
function killUntilCountsAreLost({ cluster }: Tab) {
  const held = new Map<string, number>()
  const lost = new Set<string>()
  let killed: string | null = null
  let computed = 0
  const forget = cluster.log.subscribe((events) => {
    for (const event of events) {
      if (event.kind === 'worker-removed' && event.worker === killed) killed = null
      if (event.kind !== 'task-transitioned' || !event.key.startsWith('slow_count')) continue
      if (event.from === 'memory') lost.add(event.key)
      if (event.to !== 'memory' || event.worker === undefined) continue
      held.set(event.worker, (held.get(event.worker) ?? 0) + 1)
      if (event.ran?.length) computed += 1
      else lost.delete(event.key)
    }
    if (lost.size > 0 || killed !== null) return
    const [next] = [...held].find(([, counts]) => counts >= 3) ?? []
    if (next === undefined) return
    killed = next
    held.delete(next)
    cluster.kill(next)
  })
  return { computed: () => computed, forget }
}

test('counting-words finds 1023 whales, also when a node is killed midway', async () => {
  const tab = openTab()
  const cells = cellsOf('counting-words', 'en')
  const last = cells.findIndex(({ name }) => name === 'kill-midway')
  const faults = killUntilCountsAreLost(tab)
  let shown = ''
  try {
    for (const cell of cells.slice(0, last + 1)) shown = await run(tab, cell)
  } finally {
    faults.forget()
    tab.close()
  }
  assert.match(shown, /whale: 1023\n/)
  assert.match(shown, new RegExp(`^${faults.computed()} counts were finished`, 'm'))
  assert.ok(faults.computed() > 32, `${faults.computed()} counts were finished`)
})
