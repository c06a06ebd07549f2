/** Progress: a bar for each prefix, divided by the states of its tasks. */

import type { ClusterView, Counts, ShownState } from '../cluster/view.ts'
import { emptyScene, fitted, type Mark, type Scene, type Words } from './scene.ts'
import { stateMark } from './shapes.ts'

const ROW = 34
const BAR = 12
const PADDING = 6

/** From what is done to what is still to do. */
const ORDER: readonly ShownState[] = [
  'released',
  'memory',
  'erred',
  'processing',
  'no-worker',
  'waiting',
]

export const totalOf = (counts: Counts) => ORDER.reduce((sum, state) => sum + counts[state], 0)

export function progressScene(view: ClusterView, width: number, words: Words): Scene {
  const rows = [...view.progress].filter(([, counts]) => totalOf(counts) > 0)
  if (rows.length === 0) return emptyScene(width, 2 * ROW, words)
  const most = Math.max(...rows.map(([, counts]) => totalOf(counts)))
  const marks: Mark[] = []
  rows.forEach(([prefix, counts], index) => {
    const y = PADDING + index * ROW
    const total = totalOf(counts)
    const done = counts.memory + counts.released
    const right = `${words.integer(done)} / ${words.integer(total)}`
    marks.push(
      { kind: 'text', x: 0, y: y + 6, text: fitted(prefix, width - 110), fill: 'ink' },
      { kind: 'text', x: width, y: y + 6, text: right, fill: 'ink-soft', anchor: 'end' },
    )
    // A prefix of few tasks is drawn shorter, yet long enough to be seen.
    const wide = Math.max((total / most) * width, Math.min(width, 60))
    let x = 0
    for (const state of ORDER) {
      const length = (counts[state] / total) * wide
      if (length === 0) continue
      marks.push(...part(state, x, y + 15, length))
      x += length
    }
  })
  const height = rows.length * ROW + PADDING
  return { width, height, marks, things: rows.length, drawn: marks.length }
}

function part(state: ShownState, x: number, y: number, length: number): readonly Mark[] {
  const hollow = state === 'waiting' || state === 'no-worker' || state === 'released'
  const bar: Mark = hollow
    ? {
        kind: 'rect',
        x: x + 0.5,
        y: y + 0.5,
        width: Math.max(length - 1, 0.5),
        height: BAR - 1,
        fill: 'sheet',
        outline: `task-${state}`,
      }
    : { kind: 'rect', x, y, width: length, height: BAR, fill: `task-${state}` }
  if (length < 16) return [bar]
  const mark = stateMark(state, x + 9, y + BAR / 2, 3.5)
  return [bar, hollow || mark.kind !== 'path' ? mark : { ...mark, fill: 'sheet' }]
}
