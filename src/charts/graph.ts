/** The task graph with the states of its tasks; by prefix where there are too many. */

import { liveOf } from '../cluster/fold-tasks.ts'
import type { ClusterView, Counts, ShownState } from '../cluster/view.ts'
import { type Layout, layoutOf } from './layers.ts'
import { totalOf } from './progress.ts'
import { emptyScene, fitted, type Mark, type Scene, type Words } from './scene.ts'
import { stateMark } from './shapes.ts'

const HEIGHT = 300
const PADDING = 16
const BOX = { width: 128, height: 40 } as const

/** Keeps a layout as long as the graph is the same. */
export class GraphPicture {
  #signature = ''
  #layout: Layout = { places: new Map(), layers: 0, largest: 0 }

  scene(view: ClusterView, width: number, words: Words): Scene {
    const graph = view.grouped ? view.needs : needsOf(view)
    if (graph.size === 0) return emptyScene(width, HEIGHT / 2, words)
    this.#place(view, graph)
    return view.grouped
      ? groupScene(view, this.#layout, width, words)
      : taskScene(view, this.#layout, width)
  }

  #place(view: ClusterView, graph: ReadonlyMap<string, readonly string[]>): void {
    const edges = view.grouped ? [...graph.values()].reduce((sum, all) => sum + all.length, 0) : 0
    const [first, last] = [graph.keys().next().value, [...graph.keys()].at(-1)]
    const signature = [view.grouped, graph.size, edges, first, last].join('|')
    if (signature === this.#signature) return
    this.#signature = signature
    this.#layout = layoutOf(graph)
  }
}

function needsOf(view: ClusterView): ReadonlyMap<string, readonly string[]> {
  return new Map([...view.tasks].map(([key, task]) => [key, task.needs]))
}

/** Where a place of a layout lies in a picture. */
function placing(layout: Layout, width: number, height: number, margin: number) {
  const sizes = new Map<number, number>()
  for (const { layer } of layout.places.values()) sizes.set(layer, (sizes.get(layer) ?? 0) + 1)
  const across = layout.layers > 1 ? (width - 2 * margin) / (layout.layers - 1) : 0
  return (name: string) => {
    const { layer, place } = layout.places.get(name) ?? { layer: 0, place: 0 }
    const y = (height * (place + 0.5)) / (sizes.get(layer) ?? 1)
    return [layout.layers > 1 ? margin + layer * across : width / 2, y] as const
  }
}

function curve(from: readonly [number, number], to: readonly [number, number]): string {
  const bend = (from[0] + to[0]) / 2
  const numbers = [from[0], from[1], bend, from[1], bend, to[1], to[0], to[1]]
  const [a, b, c, d, e, f, g, h] = numbers.map((n) => n.toFixed(1))
  return `M${a} ${b}C${c} ${d} ${e} ${f} ${g} ${h}`
}

function taskScene(view: ClusterView, layout: Layout, width: number): Scene {
  const where = placing(layout, width, HEIGHT, PADDING)
  const size = Math.max(2.2, Math.min(7, (HEIGHT / Math.max(layout.largest, 1)) * 0.4))
  const lines: string[] = []
  const marks: Mark[] = []
  for (const [key, task] of view.tasks) {
    for (const needed of task.needs) {
      if (view.tasks.has(needed)) lines.push(curve(where(needed), where(key)))
    }
    marks.push(stateMark(task.state, ...where(key), size))
  }
  const edges: Mark = { kind: 'path', d: lines.join(''), stroke: 'line-strong', opacity: 0.5 }
  return {
    width,
    height: HEIGHT,
    marks: lines.length > 0 ? [edges, ...marks] : marks,
    things: view.tasks.size,
    drawn: marks.length,
  }
}

function groupScene(view: ClusterView, layout: Layout, width: number, words: Words): Scene {
  const height = Math.max(HEIGHT / 2, layout.largest * (BOX.height + 14))
  const box = Math.min(BOX.width, (width - 2 * PADDING) / Math.max(layout.layers, 1) - 10)
  const where = placing(layout, width, height, box / 2 + 2)
  const marks: Mark[] = []
  for (const [name, needed] of view.needs) {
    const [x, y] = where(name)
    for (const other of needed.filter((n) => view.needs.has(n))) {
      const [ox, oy] = where(other)
      const d = curve([ox + box / 2, oy], [x - box / 2, y])
      marks.push({ kind: 'path', d, stroke: 'line-strong', thickness: 1.5 })
    }
  }
  for (const name of view.needs.keys()) {
    const [x, y] = where(name)
    const counts = view.progress.get(name)
    if (counts !== undefined) marks.push(...group(name, counts, x - box / 2, y, box, words))
  }
  return { width, height, marks, things: view.needs.size, drawn: view.needs.size }
}

const FILLED: readonly ShownState[] = ['memory', 'erred', 'processing']

function group(
  name: string,
  counts: Counts,
  left: number,
  y: number,
  wide: number,
  words: Words,
): readonly Mark[] {
  const top = y - BOX.height / 2
  const total = totalOf(counts)
  const outline = liveOf(counts) > 0 ? 'line-strong' : 'task-released'
  const marks: Mark[] = [
    { kind: 'rect', x: left, y: top, width: wide, height: BOX.height, fill: 'sheet', outline },
    {
      kind: 'text',
      x: left + 6,
      y: top + 12,
      text: fitted(name, wide - 10),
      fill: 'ink',
      size: 12,
    },
    {
      kind: 'text',
      x: left + 6,
      y: top + 26,
      text: fitted(
        `${words.integer(total - counts.waiting - counts.processing)} / ${words.integer(total)}`,
        wide - 10,
      ),
      fill: 'ink-soft',
      size: 11,
    },
  ]
  let x = left + 1
  for (const state of FILLED) {
    const length = ((wide - 2) * counts[state]) / Math.max(total, 1)
    const bar = { x, y: top + BOX.height - 6, width: length, height: 5 }
    if (length > 0) marks.push({ kind: 'rect', ...bar, fill: `task-${state}` })
    x += length
  }
  return marks
}
