/** The one code of colours and shapes: what a state looks like, in every picture and legend. */

import type { Mark } from './scene.ts'

export const STATES = [
  'waiting',
  'processing',
  'memory',
  'transfer',
  'spilled',
  'erred',
  'no-worker',
  'released',
] as const
export type Shown = (typeof STATES)[number]

interface Shape {
  /** A path about the point (0, 0) that is 2 wide. */
  readonly points: readonly (readonly [number, number])[] | 'circle'
  readonly hollow: boolean
}

const SQUARE = [
  [-0.9, -0.9],
  [0.9, -0.9],
  [0.9, 0.9],
  [-0.9, 0.9],
] as const
const CROSS = [
  [-1, -0.6],
  [-0.6, -1],
  [0, -0.4],
  [0.6, -1],
  [1, -0.6],
  [0.4, 0],
  [1, 0.6],
  [0.6, 1],
  [0, 0.4],
  [-0.6, 1],
  [-1, 0.6],
  [-0.4, 0],
] as const

const SHAPES: Readonly<Record<Shown, Shape>> = {
  waiting: { points: 'circle', hollow: true },
  processing: {
    points: [
      [-0.8, -1],
      [1, 0],
      [-0.8, 1],
    ],
    hollow: false,
  },
  memory: { points: SQUARE, hollow: false },
  transfer: {
    points: [
      [-1, -0.4],
      [1, -0.4],
      [1, 0.4],
      [-1, 0.4],
    ],
    hollow: false,
  },
  spilled: {
    points: [
      [-1, -0.8],
      [1, -0.8],
      [0, 1],
    ],
    hollow: false,
  },
  erred: { points: CROSS, hollow: false },
  'no-worker': {
    points: [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
    hollow: true,
  },
  released: { points: SQUARE, hollow: true },
}

const round = (value: number) => Math.round(value * 100) / 100

export function pathOf(state: Shown, x: number, y: number, size: number): string {
  const { points } = SHAPES[state]
  if (points === 'circle') {
    const r = round(size)
    return `M${round(x - size)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
  }
  const corners = points.map(([dx, dy]) => `${round(x + dx * size)} ${round(y + dy * size)}`)
  return `M${corners.join('L')}z`
}

export const isHollow = (state: Shown) => SHAPES[state].hollow

/** The mark of a state; `size` is half its width. */
export function stateMark(state: Shown, x: number, y: number, size: number): Mark {
  const colour = `task-${state}`
  const d = pathOf(state, x, y, size)
  return isHollow(state)
    ? { kind: 'path', d, stroke: colour, thickness: Math.min(1.6, size / 2), fill: 'sheet' }
    : { kind: 'path', d, fill: colour }
}
