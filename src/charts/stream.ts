/** The task stream: a row for each thread of a worker, a bar for each stretch of a task. */

import type { Cells } from '../cluster/cells.ts'
import type { EventColumns } from '../cluster/columns.ts'
import { prefixOf } from '../cluster/prefix.ts'
import type { ClusterView } from '../cluster/view.ts'
import { byName, emptyScene, FONT, fitted, type Mark, type Scene, type Words } from './scene.ts'
import { stateMark } from './shapes.ts'

const ROW = 22
const LABEL = 64
const PADDING = 6
const AXIS = 18
/** The newest stretch of time that is shown, in seconds. */
const SPAN_S = 30
/**
 * The newest bars that are shown: of many thousands in so many seconds, none could be told from the
 * next, and each draw would hold up the page. The stretch of time is shorter then.
 */
const MOST_BARS = 3000
/** A bar that is this wide says what it is. */
const SPOKEN = 44
const LEAST_ROWS = 4
/** What overlaps by less follows on each other: clocks are set right by estimates. */
const OVERLAP_S = 0.002
/** More threads than this of a worker share rows. */
const MOST_LANES = 4

export interface Bar {
  readonly cells: Cells
  readonly row: number
  readonly worker: string
  readonly action: 'processing' | 'transfer' | 'erred'
  readonly start: number
  readonly stop: number
}

/** The stretches that ended in the last seconds before a row, oldest first, the newest if they are many. */
export function barsBefore(columns: EventColumns, until: number): readonly Bar[] {
  const ran = columns.names.index('task-ran')
  const moved = columns.names.index('task-transitioned')
  const erred = columns.names.index('erred')
  const bars: Bar[] = []
  let newest = 0
  let failed = false
  for (let at = until - 1; at >= columns.first && bars.length < MOST_BARS; at--) {
    const found = columns.find(at)
    if (found === undefined) break
    const { cells, index } = found
    const kind = cells.indices.kind[index]
    if (kind === moved) failed = cells.indices.to[index] === erred
    if (newest > 0 && cells.number('at', index) < newest - SPAN_S) break
    if (kind !== ran) continue
    const action = cells.name('to', index)
    if (action !== 'compute' && action !== 'transfer') continue
    const [start, stop] = [cells.number('start', index), cells.number('stop', index)]
    newest = Math.max(newest, stop)
    if (stop < newest - SPAN_S) continue
    const shown = action === 'transfer' ? 'transfer' : failed ? 'erred' : 'processing'
    bars.push({ cells, row: index, worker: cells.name('node', index), action: shown, start, stop })
  }
  return bars.reverse()
}

/** Gives each computation a lane of its worker, so that no two overlap; transfers have the first. */
function lanesOf(
  bars: readonly Bar[],
  view: ClusterView,
): ReadonlyMap<string, readonly (readonly Bar[])[]> {
  const workers = new Map<string, Bar[][]>()
  const stops = new Map<Bar[], number>()
  for (const bar of bars.toSorted((a, b) => a.start - b.start)) {
    const lanes = workers.get(bar.worker) ?? [[]]
    workers.set(bar.worker, lanes)
    if (bar.action === 'transfer') {
      lanes[0]?.push(bar)
      continue
    }
    const most = Math.min(view.nodes.get(bar.worker)?.threads ?? MOST_LANES, MOST_LANES)
    const free = lanes.find((lane) => (stops.get(lane) ?? 0) <= bar.start + OVERLAP_S)
    const lane = free ?? (lanes.length < most ? [] : lanes[lanes.length - 1]) ?? []
    if (!lanes.includes(lane)) lanes.push(lane)
    lane.push(bar)
    stops.set(lane, bar.stop)
  }
  return new Map([...workers].sort(([a], [b]) => byName(a, b)))
}

/** The rows before `until`, as a picture. */
export function streamScene(
  columns: EventColumns,
  until: number,
  view: ClusterView,
  width: number,
  words: Words,
): Scene {
  const bars = barsBefore(columns, until)
  const workers = lanesOf(bars, view)
  const rows = [...workers.values()].reduce((sum, lanes) => sum + lanes.length, 0)
  const height = Math.max(rows, LEAST_ROWS) * ROW + 2 * PADDING + AXIS
  if (bars.length === 0) return emptyScene(width, height, words)
  const newest = bars.reduce((latest, bar) => Math.max(latest, bar.stop), 0)
  const oldest = bars.reduce((first, bar) => Math.min(first, bar.start), newest)
  const from = Math.max(oldest, newest - SPAN_S)
  const span = Math.max(newest - from, 0.05)
  const x = (at: number) => LABEL + ((at - from) / span) * (width - LABEL - PADDING)
  const marks: Mark[] = axis(width, height, span, words)
  const furniture = marks.length
  let y = PADDING
  for (const [worker, lanes] of workers) {
    const middle = y + FONT / 2 + 4
    marks.push({ kind: 'text', x: 2, y: middle, text: fitted(worker, LABEL - 6), fill: 'ink-soft' })
    for (const lane of lanes) {
      drawLane(marks, lane, y, x)
      y += ROW
    }
  }
  return {
    width,
    height,
    marks,
    things: bars.length,
    drawn: marks.length - furniture - workers.size,
  }
}

/** A bar that would lie within a pixel that is taken already by its like is left out. */
function drawLane(marks: Mark[], lane: readonly Bar[], y: number, x: (at: number) => number): void {
  const taken = { processing: -1, transfer: -1, erred: -1 }
  for (const bar of lane) {
    const left = Math.max(x(bar.start), LABEL)
    const right = Math.max(x(bar.stop), left + 1)
    if (right <= taken[bar.action]) continue
    taken[bar.action] = Math.ceil(right)
    const wide = right - left
    // A shape each, for who does not tell the colours apart.
    const [top, tall] = bar.action === 'transfer' ? [y + ROW - 5, 3] : [y + 2, ROW - 8]
    const gap = wide > 4 ? 1 : 0
    const fill = `task-${bar.action}`
    marks.push({ kind: 'rect', x: left, y: top, width: wide - gap, height: tall, fill })
    if (bar.action === 'erred') {
      const cross = stateMark('erred', left + wide / 2, y + ROW / 2 - 2, 4)
      if (cross.kind === 'path' && wide > 12) marks.push({ ...cross, fill: 'sheet' })
    } else if (bar.action === 'processing' && wide > SPOKEN) {
      const text = fitted(prefixOf(bar.cells.text('key', bar.row)), wide - 8)
      marks.push({ kind: 'text', x: left + 4, y: y + ROW / 2 - 2, text, fill: 'sheet', size: 11 })
    }
  }
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]
/** Pixels between two times of the axis, at least. */
const APART = 90

function axis(width: number, height: number, span: number, words: Words): Mark[] {
  const wide = width - LABEL - PADDING
  const step = STEPS.find((s) => (s / span) * wide >= APART) ?? span
  const marks: Mark[] = []
  for (let back = 0; back <= span + 1e-9; back += step) {
    const x = LABEL + wide - (back / span) * wide
    const d = `M${x.toFixed(1)} ${PADDING}V${height - AXIS}`
    marks.push({ kind: 'path', d, stroke: 'line', thickness: 1 })
    const text = back === 0 ? '0' : `−${words.seconds(back)}`
    const anchor = back === 0 ? 'end' : 'middle'
    marks.push({ kind: 'text', x, y: height - AXIS / 2, text, fill: 'ink-soft', anchor, size: 11 })
  }
  return marks
}
