/** Memory: a bar for each node, up to its limit, with what distributed says is in it. */

import type { ClusterView, NodeView } from '../cluster/view.ts'
import { byName, emptyScene, fitted, type Mark, type Scene, type Words } from './scene.ts'
import { stateMark } from './shapes.ts'

const ROW = 30
const BAR = 14
const LABEL = 64
const FIGURE = 76
const PADDING = 6

/** Workers that have told of their memory, in the order of their names. */
export function measured(view: ClusterView): readonly NodeView[] {
  return [...view.nodes.values()]
    .filter((node) => node.address !== '' && node.state !== 'lost')
    .sort((a, b) => byName(a.name, b.name))
}

export function memoryScene(view: ClusterView, width: number, words: Words): Scene {
  const nodes = measured(view)
  if (nodes.length === 0) return emptyScene(width, 2 * ROW, words)
  const used = (node: NodeView) => node.managed + node.unmanaged + node.recent + node.spilled
  const most = Math.max(...nodes.map((node) => Math.max(used(node), node.limit)), 1)
  const wide = width - LABEL - FIGURE
  const marks: Mark[] = []
  nodes.forEach((node, index) => {
    const y = PADDING + index * ROW
    const middle = y + BAR / 2
    marks.push({ kind: 'text', x: 2, y: middle, text: fitted(node.name, LABEL - 6), fill: 'ink' })
    let x = LABEL
    const add = (bytes: number, fill: string, opacity = 1) => {
      const length = (bytes / most) * wide
      if (length > 0) marks.push({ kind: 'rect', x, y, width: length, height: BAR, fill, opacity })
      x += length
      return length
    }
    add(node.unmanaged, 'memory-other')
    add(node.recent, 'memory-other', 0.55)
    add(node.managed, 'task-memory')
    const spilled = add(node.spilled, 'task-spilled')
    if (spilled > 14) {
      const mark = stateMark('spilled', x - spilled / 2, middle, 4)
      if (mark.kind === 'path') marks.push({ ...mark, fill: 'sheet' })
    }
    if (node.limit > 0) {
      const at = LABEL + (node.limit / most) * wide
      const d = `M${at.toFixed(1)} ${y - 3}V${y + BAR + 3}`
      marks.push({ kind: 'path', d, stroke: 'ink', thickness: 2 })
    }
    const text = words.bytes(node.managed)
    marks.push({ kind: 'text', x: width, y: middle, text, fill: 'ink-soft', anchor: 'end' })
  })
  const height = nodes.length * ROW + PADDING
  return { width, height, marks, things: nodes.length, drawn: marks.length }
}
