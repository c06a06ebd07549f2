/** Markdown to a tree: CommonMark with tables, footnotes and maths, and pandoc's attributes. */

import type { Heading, Paragraph, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'
import { readAttributes } from './attributes.ts'
import type { Attributes } from './deck.ts'
import { type Fence, unmarked } from './fences.ts'
import { childrenOf, type Node } from './nodes.ts'
import { withSpans } from './spans.ts'

export function parseMarkdown(text: string, fences: readonly Fence[]): Node[] {
  const nodes = parse(text).children as Node[]
  for (const node of nodes) settle(node, text, fences)
  return asPandoc(nodes, text)
}

function parse(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm(), math()],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
  })
}

/** Pandoc's rules where they differ, and what is written behind images and texts in brackets. */
function settle(node: Node, text: string, fences: readonly Fence[]): void {
  if (node.type === 'code' || node.type === 'inlineCode') {
    node.value = unmarked(node.value, fences)
    if (node.type === 'code' && node.meta) node.meta = unmarked(node.meta, fences)
  }
  const children = childrenOf(node)
  if (children === null) return
  for (const child of children) settle(child, text, fences)
  const spanned = withSpans(children.map((child) => asMoney(child, text)))
  children.splice(0, children.length, ...spanned)
}

/** `$5 and $6` is money: a dollar opens before, and closes after, something that is no space. */
function asMoney(node: Node, text: string): Node {
  if (node.type !== 'inlineMath' || node.position === undefined) return node
  const { start, end } = node.position
  const written = text.slice(start.offset, end.offset)
  const inside = /^\$([^$]*)\$$/.exec(written)?.[1]
  if (inside === undefined) return node
  const closes = !/\d/.test(text[end.offset ?? 0] ?? '')
  if (/^\S/.test(inside) && /\S$/.test(inside) && closes) return node
  return { type: 'text', value: written, position: node.position }
}

/** Pandoc wants an empty line before a heading: without one it is text of the paragraph. */
function asPandoc(nodes: readonly Node[], text: string): Node[] {
  const kept: Node[] = []
  for (const node of nodes) {
    const before = kept.at(-1)
    const touches =
      node.type === 'heading' &&
      (before?.type === 'paragraph' || before?.type === 'list') &&
      before.position?.end.line === (node.position?.start.line ?? 0) - 1 &&
      text[node.position?.start.offset ?? 0] === '#'
    if (!touches || node.type !== 'heading') kept.push(node)
    else
      kept.push({
        type: 'paragraph',
        children: [{ type: 'text', value: `${'#'.repeat(node.depth)} ` }, ...node.children],
        position: node.position,
      } as Paragraph)
  }
  return kept
}

/** A heading's attributes, and what it says without them. */
export function splitHeading(
  heading: Heading,
  text: string,
): { readonly attributes: Attributes | null; readonly children: readonly Node[] } {
  const { position } = heading
  const written = text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
  const [, head = '', inside] = /^([\s\S]*?)\s*\{([^{}]*)\}\s*#*\s*$/.exec(written) ?? []
  const attributes = inside === undefined ? null : readAttributes(inside)
  if (attributes === null) return { attributes, children: heading.children }
  const again = parse(head).children[0]
  const children = again !== undefined && 'children' in again ? (again.children as Node[]) : []
  for (const child of children) settle(child, head, [])
  return { attributes, children: withSpans(children) }
}
