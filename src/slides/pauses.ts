/** What comes step by step: after `. . .` on a line of its own, and items of incremental lists. */

import { NO_ATTRIBUTES } from './deck.ts'
import { childrenOf, type DivNode, lineOf, type Node, plainText } from './nodes.ts'

const isPause = (node: Node) =>
  node.type === 'paragraph' && /^\.\s\.\s\.$/.test(plainText(node).trim())

/** The same nodes with divs around what a pause holds back. */
export function paused(nodes: readonly Node[]): Node[] {
  const kept: Node[] = []
  let step: DivNode | null = null
  for (const node of nodes) {
    if (isPause(node)) {
      const attributes = { ...NO_ATTRIBUTES, classes: ['fragment'] }
      step = { type: 'div', attributes, children: [], line: lineOf(node) }
      kept.push(step)
      continue
    }
    if (node.type === 'div') node.children = paused(node.children)
    if (step === null) kept.push(node)
    else step.children.push(node)
  }
  return kept
}

/** Marks the items of lists that come one by one. */
export function stepLists(nodes: readonly Node[], incremental: boolean): void {
  for (const node of nodes) {
    if (node.type === 'listItem' && incremental) {
      node.data = { ...node.data, hProperties: { className: ['fragment'] } }
    }
    const children = childrenOf(node)
    if (children !== null) stepLists(children, inside(node, incremental))
  }
}

function inside(node: Node, incremental: boolean): boolean {
  if (node.type === 'div') {
    const { classes } = node.attributes
    if (classes.includes('incremental')) return true
    return classes.includes('nonincremental') ? false : incremental
  }
  // As in pandoc, a quoted list is the other way round.
  const quoted = node.type === 'blockquote' && node.children.every(({ type }) => type === 'list')
  return quoted ? !incremental : incremental
}
