/** The tree that a deck's Markdown becomes: mdast, with divs and spans that have attributes. */

import type { RootContent } from 'mdast'
import type { Attributes } from './deck.ts'

export interface DivNode {
  type: 'div'
  attributes: Attributes
  children: Node[]
  /** The line where it opens. */
  line: number
}

export interface SpanNode {
  type: 'span'
  attributes: Attributes
  children: Node[]
}

/** Attributes that stand behind an image. */
export interface WithAttributes {
  attributes?: Attributes
}

declare module 'mdast' {
  interface RootContentMap {
    div: DivNode
    span: SpanNode
  }
  interface PhrasingContentMap {
    span: SpanNode
  }
}

export type Node = RootContent

export const lineOf = (node: Node): number =>
  node.type === 'div' ? node.line : ('position' in node && node.position?.start.line) || 0

export function childrenOf(node: Node): Node[] | null {
  return 'children' in node ? (node.children as Node[]) : null
}

/** The text of a node and of all that is in it. */
export function plainText(node: Node): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value
  if ('alt' in node && typeof node.alt === 'string') return node.alt
  return (childrenOf(node) ?? []).map(plainText).join('')
}
