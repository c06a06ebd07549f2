/** Who sends what to whom: as a matrix, and as a network on which the transfers travel. */

import type { ClusterView, Flow } from '../cluster/view.ts'
import { byName, emptyScene, fitted, type Mark, type Scene, type Words } from './scene.ts'
import { stateMark } from './shapes.ts'

const LABEL = 64
const MOST_CELL = 44
const HEIGHT = 260

/** A transfer that is on its way in the picture: which one, and how much of the way is gone. */
export interface Travelling {
  readonly pair: string
  readonly gone: number
}

/** Workers that there are or were, and the client if it took or gave something. */
function ends(view: ClusterView): readonly string[] {
  const names = new Set<string>()
  for (const node of view.nodes.values()) if (node.address !== '') names.add(node.name)
  for (const flow of view.flows.values()) names.add(flow.source).add(flow.target)
  return [...names].sort((a, b) => Number(a === 'client') - Number(b === 'client') || byName(a, b))
}

const largest = (flows: Iterable<Flow>) =>
  [...flows].reduce((most, flow) => Math.max(most, flow.bytes), 1)

export function matrixScene(view: ClusterView, width: number, words: Words): Scene {
  const names = ends(view)
  if (view.flows.size === 0) return emptyScene(width, HEIGHT / 2, words)
  const cell = Math.min(MOST_CELL, (width - LABEL - 4) / names.length)
  const most = largest(view.flows.values())
  const marks: Mark[] = []
  names.forEach((name, row) => {
    const label = name === 'client' ? words.client : name
    const middle = 22 + (row + 0.5) * cell
    const across = LABEL + (row + 0.5) * cell
    marks.push(
      {
        kind: 'text',
        x: LABEL - 8,
        y: middle,
        text: fitted(label, LABEL - 10),
        fill: 'ink',
        anchor: 'end',
      },
      {
        kind: 'text',
        x: across,
        y: 10,
        text: fitted(label, cell + 6),
        fill: 'ink',
        anchor: 'middle',
        size: 11,
      },
    )
    names.forEach((target, column) => {
      const flow = view.flows.get(`${name}→${target}`)
      const place = { x: LABEL + column * cell + 1, y: 22 + row * cell + 1 }
      const size = { width: cell - 2, height: cell - 2 }
      // Where nothing moved the cell is empty; the share of colour tells how much did.
      const share = flow === undefined ? 0 : 0.2 + 0.8 * Math.sqrt(flow.bytes / most)
      marks.push({ kind: 'rect', ...place, ...size, fill: 'paper', outline: 'line' })
      if (flow !== undefined) {
        marks.push({ kind: 'rect', ...place, ...size, fill: 'task-transfer', opacity: share })
      }
    })
  })
  const height = 26 + names.length * cell
  return { width, height, marks, things: view.flows.size, drawn: view.flows.size }
}

export function networkScene(
  view: ClusterView,
  travelling: readonly Travelling[],
  width: number,
  words: Words,
): Scene {
  const names = ends(view)
  if (names.length === 0) return emptyScene(width, HEIGHT / 2, words)
  const centre = [width / 2, HEIGHT / 2] as const
  const radius = [Math.min(width / 2 - 50, 230), HEIGHT / 2 - 34] as const
  const where = new Map(
    names.map((name, index) => {
      const angle = (index / names.length) * 2 * Math.PI - Math.PI / 2
      return [
        name,
        [centre[0] + Math.cos(angle) * radius[0], centre[1] + Math.sin(angle) * radius[1]] as const,
      ]
    }),
  )
  const at = (name: string) => where.get(name) ?? centre
  const most = largest(view.flows.values())
  const marks: Mark[] = [...view.flows.values()].map((flow) => ({
    kind: 'path',
    d: bow(at(flow.source), at(flow.target)),
    stroke: 'task-transfer',
    thickness: 1 + 5 * Math.sqrt(flow.bytes / most),
    opacity: 0.45,
  }))
  for (const { pair, gone } of travelling) {
    const [source = '', target = ''] = pair.split('→')
    const [x, y] = along(at(source), at(target), gone)
    marks.push(stateMark('transfer', x, y, 6))
  }
  for (const name of names) marks.push(...end(name, at(name), view, words))
  return { width, height: HEIGHT, marks, things: view.flows.size, drawn: view.flows.size }
}

type Point = readonly [number, number]

/** The two directions between two ends bow to different sides. */
function control(from: Point, to: Point): Point {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  return [(from[0] + to[0]) / 2 - dy * 0.14, (from[1] + to[1]) / 2 + dx * 0.14]
}

function bow(from: Point, to: Point): string {
  const by = control(from, to)
  const [a, b, c, d, e, f] = [...from, ...by, ...to].map((n) => n.toFixed(1))
  return `M${a} ${b}Q${c} ${d} ${e} ${f}`
}

function along(from: Point, to: Point, gone: number): Point {
  const by = control(from, to)
  const [a, b, c] = [(1 - gone) ** 2, 2 * gone * (1 - gone), gone ** 2]
  return [a * from[0] + b * by[0] + c * to[0], a * from[1] + b * by[1] + c * to[1]]
}

function end(name: string, [x, y]: Point, view: ClusterView, words: Words): readonly Mark[] {
  const lost = view.nodes.get(name)?.state === 'lost'
  const label = name === 'client' ? words.client : name
  const wide = 58
  const outline = lost ? 'task-erred' : 'line-strong'
  const box = { x: x - wide / 2, y: y - 13, width: wide, height: 26 }
  const text = fitted(label, wide - 4)
  const marks: Mark[] = [
    { kind: 'rect', ...box, fill: 'sheet', outline },
    { kind: 'text', x, y, text, fill: lost ? 'task-erred' : 'ink', anchor: 'middle' },
  ]
  return lost ? [...marks, stateMark('erred', x + wide / 2, y - 13, 5)] : marks
}
