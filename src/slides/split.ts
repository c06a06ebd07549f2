/** Where slides begin: pandoc's rules for the level of slides, for sections and for rules. */

import type { Heading } from 'mdast'
import { lineOf, type Node } from './nodes.ts'

export interface RawSlide {
  readonly kind: 'section' | 'content'
  readonly heading: Heading | null
  readonly nodes: readonly Node[]
  readonly line: number
}

const divides = (node: Node | undefined) =>
  node?.type === 'heading' || node?.type === 'thematicBreak'

/** The highest level of headings that something follows which is neither heading nor rule. */
export function slideLevel(nodes: readonly Node[]): number {
  let least = 6
  nodes.forEach((node, at) => {
    const next = nodes[at + 1]
    if (node.type === 'heading' && next !== undefined && !divides(next)) {
      least = Math.min(least, node.depth)
    }
  })
  return least
}

/** Slides in columns: what belongs to a heading of level one lies below it. */
export function splitSlides(nodes: readonly Node[], level: number): RawSlide[][] {
  const columns: { slides: (RawSlide & { nodes: Node[] })[]; whole: boolean }[] = []
  const begin = (slide: RawSlide & { nodes: Node[] }) => {
    const column = columns.at(-1)
    const section = slide.kind === 'section' && slide.heading?.depth === 1
    if (section || column === undefined || !column.whole) {
      columns.push({ slides: [slide], whole: section })
    } else column.slides.push(slide)
  }
  const content = (heading: Heading | null, line: number) =>
    begin({ kind: 'content', heading, nodes: [], line })
  nodes.forEach((node, at) => {
    const last = columns.at(-1)?.slides.at(-1)
    if (node.type === 'thematicBreak') {
      const next = nodes[at + 1]
      if (next?.type !== 'heading' || next.depth !== level) content(null, lineOf(node))
    } else if (node.type === 'heading' && node.depth === level) content(node, lineOf(node))
    else if (node.type === 'heading' && node.depth < level) {
      begin({ kind: 'section', heading: node, nodes: [], line: lineOf(node) })
    } else if (last === undefined) {
      content(null, lineOf(node))
      columns.at(-1)?.slides.at(-1)?.nodes.push(node)
    } else last.nodes.push(node)
  })
  return columns.map(({ slides }) => slides)
}
