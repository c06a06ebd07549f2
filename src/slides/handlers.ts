/** How the nodes that Markdown has not, or that a deck has differently, become HTML. */

import type { Element, ElementContent, Properties } from 'hast'
import katex from 'katex'
import type { Image, Paragraph } from 'mdast'
import type { InlineMath } from 'mdast-util-math'
import type { Handlers, State } from 'mdast-util-to-hast'
import { isKnownClass } from './classes.ts'
import { type Attributes, NO_ATTRIBUTES, type Piece } from './deck.ts'
import { codePiece, livePiece } from './live.ts'
import { type DivNode, lineOf, type Node, type SpanNode, type WithAttributes } from './nodes.ts'
import type { Rendering } from './rendering.ts'

/** Attributes that HTML knows everywhere; others are given as data. */
const PLAIN = /^(?:data-.*|aria-.*|role|lang|dir|title|style)$/

/** @param keep makes a place for a piece; null where nothing lives */
export function handlers(rendering: Rendering, keep: ((piece: Piece) => string) | null): Handlers {
  const raw = (value: string) => ({ type: 'raw', value }) as unknown as ElementContent
  const formula = (node: { value: string }, displayMode: boolean) => {
    try {
      return raw(katex.renderToString(node.value, { displayMode, output: 'mathml', strict: false }))
    } catch (error) {
      const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
      rendering.tell({ line: lineOf(node as Node), says: `This formula cannot be set: ${why}.` })
      return element('code', {}, [{ type: 'text', value: node.value }])
    }
  }
  return {
    div(state: State, node: DivNode) {
      const piece = livePiece(node, rendering.tell)
      if (piece !== null && keep !== null) return raw(keep(piece))
      return element('div', properties(node.attributes, node.line, rendering), inside(state, node))
    },
    span(state: State, node: SpanNode) {
      return element(
        'span',
        properties(node.attributes, lineOf(node), rendering),
        inside(state, node),
      )
    },
    code(_: State, node) {
      const piece = codePiece(node, rendering.tell)
      if (keep !== null) return raw(keep(piece))
      return element('pre', {}, [element('code', {}, [{ type: 'text', value: node.value }])])
    },
    math: (_: State, node) => formula(node, true),
    inlineMath: (_: State, node) => formula(node, displayed(node, rendering)),
    image: (_: State, node: Image) => image(node, rendering),
    paragraph(state: State, node: Paragraph) {
      const [only, ...others] = node.children
      if (only?.type !== 'image' || others.length > 0) return element('p', {}, inside(state, node))
      return figure(only, rendering, keep === null ? null : (piece) => raw(keep(piece)))
    },
  }
}

/** `$$…$$` on one line, too. */
const displayed = ({ position }: InlineMath, { source }: Rendering) =>
  source.startsWith('$$', position?.start.offset ?? source.length)

function figure(
  node: Image & WithAttributes,
  rendering: Rendering,
  live: ((piece: Piece) => ElementContent) | null,
): ElementContent {
  const { classes, values } = node.attributes ?? NO_ATTRIBUTES
  const caption = node.alt ?? ''
  if (live !== null && classes.includes('drawing') && found(node, rendering) !== null) {
    return live({ kind: 'drawing', source: node.url, words: values, caption })
  }
  const shown = image(node, rendering)
  if (caption === '') return element('p', {}, [shown])
  return element('figure', {}, [
    shown,
    element('figcaption', { ariaHidden: 'true' }, [{ type: 'text', value: caption }]),
  ])
}

function image(node: Image & WithAttributes, rendering: Rendering): Element {
  const attributes = node.attributes ?? NO_ATTRIBUTES
  const { width, height, ...values } = attributes.values
  const sized = { width, height, ...values }
  const style = (['width', 'height'] as const)
    .flatMap((side) => (sized[side] === undefined ? [] : [`${side}: ${sized[side]}`]))
    .join('; ')
  const rest = properties({ ...attributes, values }, lineOf(node), rendering)
  const src = found(node, rendering)
  if (src === null) {
    return element('span', { className: ['missing'] }, [
      { type: 'text', value: node.alt || node.url },
    ])
  }
  return element('img', {
    ...rest,
    src,
    alt: node.alt ?? '',
    loading: 'lazy',
    ...(node.title ? { title: node.title } : {}),
    ...(style === '' ? {} : { style }),
  })
}

function found(node: Image, { resolve, tell }: Rendering): string | null {
  if (/^data:/.test(node.url)) return node.url
  if (/^[a-z][a-z+.-]*:|^\/\//i.test(node.url)) {
    const says = `The image ${node.url} lies on another site, and a deck asks no other site; put the file beside the deck.`
    tell({ line: lineOf(node), says, mend: { kind: 'drop-image', url: node.url } })
    return null
  }
  const address = resolve(node.url)
  if (address === null) {
    const says = `There is no file ${node.url} beside the deck; add it, or take the image out.`
    tell({ line: lineOf(node), says, mend: { kind: 'drop-image', url: node.url } })
  }
  return address
}

function properties(attributes: Attributes, line: number, { tell }: Rendering): Properties {
  for (const name of attributes.classes) {
    if (isKnownClass(name)) continue
    const says = `The class “${name}” is not known here and changes nothing; take it out, or use one of docs/slides.md.`
    tell({ line, says, mend: { kind: 'drop-class', name } })
  }
  const { width, ...values } = attributes.values
  const given = Object.entries(values).map(([key, value]) => [
    PLAIN.test(key) ? key : `data-${key}`,
    value,
  ])
  const style = [values.style, width === undefined ? undefined : `--width: ${width}`]
    .filter((part) => part !== undefined)
    .join('; ')
  return {
    ...Object.fromEntries(given),
    ...(attributes.id === null ? {} : { id: attributes.id }),
    ...(attributes.classes.length === 0 ? {} : { className: [...attributes.classes] }),
    ...(style === '' ? {} : { style }),
  }
}

const inside = (state: State, node: Node | Paragraph): ElementContent[] =>
  state.all(node as Paragraph) as ElementContent[]

function element(
  tagName: string,
  properties: Properties,
  children: readonly ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children: [...children] }
}
