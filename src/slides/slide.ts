/** One slide: its pieces, its notes, and how long it takes. */

import type { Attributes, Slide } from './deck.ts'
import { childrenOf, type DivNode, lineOf, type Node } from './nodes.ts'
import { renderer } from './render.ts'
import type { Rendering } from './rendering.ts'
import type { RawSlide } from './split.ts'

export interface HeadAndNotes {
  readonly slide: RawSlide
  readonly id: string
  readonly title: string
  readonly heading: readonly Node[]
  readonly attributes: Attributes
}

type Values = Readonly<Record<string, string>>

/** A slide's values with the deck's background, and with the address of its picture. */
export function withBackground(
  deck: Values,
  own: Values,
  line: number,
  { resolve, tell }: Rendering,
): Values {
  const picture = own['background-image'] ?? deck['background-image']
  const { 'background-image': _, ...values } = { ...deck, ...own }
  if (picture === undefined) return values
  if (/^(data:|[a-z-]*gradient\()/.test(picture)) return { ...values, 'background-image': picture }
  const address = resolve(picture)
  if (address !== null) return { ...values, 'background-image': address }
  const says = `There is no file ${picture} beside the deck for a background; add it, or take background-image out.`
  // The deck's own is told once, at its title.
  if (own['background-image'] !== undefined || line === 1) {
    tell({ line, says, mend: { kind: 'drop-value', key: 'background-image' } })
  }
  return values
}

export function readSlide(head: HeadAndNotes, background: Values, rendering: Rendering): Slide {
  const notes: DivNode[] = []
  const body = withoutNotes(head.slide.nodes, notes)
  const { pieces, html } = renderer(head.id, rendering)
  return {
    id: head.id,
    title: head.title,
    titleHtml:
      head.heading.length === 0
        ? ''
        : html([{ type: 'paragraph', children: [...head.heading] } as Node]).replace(
            /^<p>([\s\S]*)<\/p>$/,
            '$1',
          ),
    kind: head.slide.kind,
    attributes: {
      ...head.attributes,
      values: withBackground(background, head.attributes.values, head.slide.line, rendering),
    },
    pieces: pieces(body),
    notes: html(notes.flatMap(({ children }) => children)),
    minutes: notes.reduce((sum, note) => sum + minutesOf(note, rendering), 0),
    line: head.slide.line,
  }
}

function withoutNotes(nodes: readonly Node[], notes: DivNode[]): Node[] {
  return nodes.flatMap((node) => {
    if (node.type === 'div' && node.attributes.classes.includes('notes')) {
      notes.push(node)
      return []
    }
    const children = childrenOf(node)
    if (children !== null) children.splice(0, children.length, ...withoutNotes(children, notes))
    return [node]
  })
}

function minutesOf(note: DivNode, { tell }: Rendering): number {
  const said = note.attributes.values.minutes
  if (said === undefined) return 0
  const minutes = Number(said)
  if (minutes >= 0) return minutes
  tell({
    line: lineOf(note),
    says: `minutes="${said}" is no number; write ::: {.notes minutes=3}.`,
  })
  return 0
}
