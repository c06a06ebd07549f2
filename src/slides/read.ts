/** A deck's text to a deck. What is wrong in it is told with its line, and the rest is read. */

import { escaped } from '../reading/markup.ts'
import { type Deck, NO_ATTRIBUTES, type Problem, type ReadDeck, type Slide } from './deck.ts'
import { closesAll, type Fence, foldDivs, markFences } from './fences.ts'
import { parseMarkdown, splitHeading } from './markdown.ts'
import { type DivNode, type Node, plainText } from './nodes.ts'
import { renderer } from './render.ts'
import type { Rendering } from './rendering.ts'
import { type HeadAndNotes, readSlide, withBackground } from './slide.ts'
import { type RawSlide, slideLevel, splitSlides } from './split.ts'
import { readTitle, type TitleBlock } from './title-block.ts'

export interface ReadOptions {
  /** The text that stands before a slide's footnotes, for those who hear them. */
  readonly footnotes: string
  /** The title, where the text has none. */
  readonly title?: string
  /** The address of a file that an image names; null where there is none. */
  readonly resolve?: (path: string) => string | null
}

export function readDeck(text: string, options: ReadOptions): ReadDeck {
  const problems: Problem[] = []
  const tell = (problem: Problem) => void problems.push(problem)
  const normal = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const { block, rest, problems: broken } = readTitle(normal)
  broken.forEach(tell)
  const marked = markFences(rest)
  marked.problems.forEach(tell)
  const flat = parseMarkdown(marked.text, marked.fences)
  const nodes = folded(flat, block, marked.fences, tell)
  const level = block.slideLevel ?? slideLevel(nodes)
  const resolve = options.resolve ?? ((path: string) => path)
  const rendering: Rendering = {
    ...options,
    resolve,
    definitions: flat.filter(({ type }) => type === 'definition' || type === 'footnoteDefinition'),
    source: marked.text,
    incremental: block.incremental,
    tell,
  }
  const content = nodes.filter(({ type }) => type !== 'definition' && type !== 'footnoteDefinition')
  const columns = withIds(splitSlides(content, level), marked.text, tell).map((column) =>
    column.map((head) => readSlide(head, block.background, rendering)),
  )
  const title = block.title || (options.title ?? '')
  const first = title === '' ? [] : [[titleSlide(title, block, rendering)]]
  const { subtitle, authors, date } = block
  const deck: Deck = { title, subtitle, authors, date, columns: [...first, ...columns] }
  return { deck, problems: problems.toSorted((a, b) => a.line - b.line) }
}

/** Divs that are never closed end before the next slide. */
function folded(
  flat: readonly Node[],
  block: TitleBlock,
  fences: readonly Fence[],
  tell: (problem: Problem) => void,
): Node[] {
  const level = block.slideLevel ?? slideLevel(flat)
  const whole = closesAll(flat, fences)
  // Between columns stands nothing, and so no heading: one that does is that of the next slide.
  const ends = (node: Node, inside: DivNode) =>
    node.type === 'heading' &&
    node.depth <= level &&
    (!whole || inside.attributes.classes.includes('columns'))
  return foldDivs(flat, fences, ends, tell)
}

function titleSlide(title: string, block: TitleBlock, rendering: Rendering): Slide {
  const { pieces } = renderer('title', rendering)
  const line = (name: string, said: string) =>
    said === '' ? '' : `<p class="${name}">${escaped(said)}</p>`
  const html =
    line('subtitle', block.subtitle) +
    block.authors.map((author) => line('author', author)).join('') +
    line('date', block.date)
  const notes = pieces(parseMarkdown(block.notes, []))
  return {
    id: 'title',
    title,
    titleHtml: escaped(title),
    kind: 'title',
    attributes: { ...NO_ATTRIBUTES, values: withBackground(block.background, {}, 1, rendering) },
    pieces: [{ kind: 'html', html }],
    notes: notes.map((piece) => (piece.kind === 'html' ? piece.html : '')).join(''),
    minutes: block.minutes,
    line: 1,
  }
}

/** Each slide with an id of its own: the one that is written, or its place. */
function withIds(
  columns: readonly (readonly RawSlide[])[],
  source: string,
  tell: (problem: Problem) => void,
): HeadAndNotes[][] {
  const taken = new Map<string, number>([['title', 1]])
  return columns.map((column, x) =>
    column.map((slide, y) => {
      const { attributes, children } =
        slide.heading === null
          ? { attributes: null, children: [] }
          : splitHeading(slide.heading, source)
      const place = y === 0 ? `s${x + 1}` : `s${x + 1}-${y + 1}`
      let id = attributes?.id ?? place
      const first = taken.get(id)
      if (first !== undefined) {
        const says = `The id “${id}” is that of the slide on line ${first} already; give this one another.`
        tell({ line: slide.line, says, mend: { kind: 'drop-id', id } })
        id = place
      }
      taken.set(id, slide.line)
      const title = children.map(plainText).join('').trim()
      return { slide, id, title, heading: children, attributes: attributes ?? NO_ATTRIBUTES }
    }),
  )
}
