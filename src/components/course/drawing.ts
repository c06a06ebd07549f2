/** Which module builds on which, laid out by Graphviz when the site is built. */

import { instance } from '@viz-js/viz'

/** Of a box, in pixels. */
export const BOX = { width: 212, height: 54 } as const
const POINTS_PER_INCH = 72

export interface Placed {
  readonly id: string
  readonly x: number
  readonly y: number
}

export interface Arrow {
  readonly from: string
  readonly to: string
  readonly d: string
}

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Placed[]
  readonly arrows: readonly Arrow[]
}

export interface Needing {
  readonly id: string
  readonly needs: readonly string[]
}

interface Laid {
  readonly bb: string
  /** The row of the first modules is an object too, without a place. */
  readonly objects: readonly {
    readonly _gvid: number
    readonly name: string
    readonly pos?: string
  }[]
  readonly edges?: readonly {
    readonly tail: number
    readonly head: number
    readonly pos: string
  }[]
}

function source(modules: readonly Needing[]): string {
  const [width, height] = [BOX.width / POINTS_PER_INCH, BOX.height / POINTS_PER_INCH]
  const first = modules.filter(({ needs }) => needs.length === 0)
  const lines = [
    'rankdir=LR; ranksep=0.6; nodesep=0.2; outputorder=nodesfirst',
    `node [shape=box fixedsize=true width=${width} height=${height}]`,
    ...modules.map(({ id }) => `"${id}"`),
    `{ rank=same; ${first.map(({ id }) => `"${id}"`).join(' ')} }`,
    ...modules.flatMap(({ id, needs }) => needs.map((need) => `"${need}" -> "${id}"`)),
  ]
  return `digraph {\n${lines.join('\n')}\n}`
}

const numbers = (text: string) => text.split(/[ ,]/).map(Number)
const rounded = (value: number) => Math.round(value * 10) / 10

/** Graphviz counts upwards, in points; its splines begin with the arrow's tip. */
export async function draw(modules: readonly Needing[]): Promise<Drawing> {
  const graphviz = await instance()
  const laid = graphviz.renderJSON(source(modules)) as Laid
  const [, , width = 0, height = 0] = numbers(laid.bb)
  const down = (y: number) => rounded(height - y)
  const name = (at: number) => laid.objects.find(({ _gvid }) => _gvid === at)?.name ?? ''
  return {
    width,
    height,
    boxes: laid.objects.flatMap(({ name: id, pos }) => {
      if (pos === undefined) return []
      const [x = 0, y = 0] = numbers(pos)
      return [{ id, x: rounded(x), y: down(y) }]
    }),
    arrows: (laid.edges ?? []).map(({ tail, head, pos }) => {
      const points = pos
        .replace('e,', '')
        .split(' ')
        .map((point) => {
          const [x = 0, y = 0] = numbers(point)
          return `${rounded(x)} ${down(y)}`
        })
      const [tip, start, ...curve] = points
      return { from: name(tail), to: name(head), d: `M${start}C${curve.join(' ')}L${tip}` }
    }),
  }
}

/** A title on at most so many lines as it needs, each of at most so many characters. */
export function wrapped(title: string, most: number): readonly string[] {
  const lines: string[] = []
  for (const word of title.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) {
      lines[lines.length - 1] = `${last} ${word}`
    } else lines.push(word)
  }
  return lines
}
