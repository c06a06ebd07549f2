/** `[text]{.class}` and `![image](…){width=50%}` among the words of a line. */

import { readAttributes } from './attributes.ts'
import type { Attributes } from './deck.ts'
import type { Node, WithAttributes } from './nodes.ts'

const BEHIND = /^\{([^{}]*)\}/
const CLOSING = /\]\{([^{}]*)\}/

export function withSpans(nodes: readonly Node[]): Node[] {
  return bracketed(behindImages(nodes))
}

function behindImages(nodes: readonly Node[]): Node[] {
  const kept: Node[] = []
  for (const node of nodes) {
    const before = kept.at(-1)
    const found = node.type === 'text' ? BEHIND.exec(node.value) : null
    const attributes = found === null ? null : readAttributes(found[1] ?? '')
    if (before?.type !== 'image' || node.type !== 'text' || attributes === null) {
      kept.push(node)
      continue
    }
    ;(before as WithAttributes).attributes = attributes
    const value = node.value.slice(found?.[0].length ?? 0)
    if (value !== '') kept.push({ ...node, value })
  }
  return kept
}

/** Brackets with attributes behind them; what is in them may be bold, or code. */
function bracketed(nodes: readonly Node[]): Node[] {
  const kept: Node[] = []
  for (const node of nodes) {
    let rest: Node = node
    while (rest.type === 'text') {
      const closing = CLOSING.exec(rest.value)
      const attributes = closing === null ? null : readAttributes(closing[1] ?? '')
      if (closing === null || attributes === null) break
      const head = { ...rest, value: rest.value.slice(0, closing.index) }
      if (!wrap(kept, head, attributes)) break
      rest = { ...rest, value: rest.value.slice(closing.index + closing[0].length) }
    }
    if (rest.type !== 'text' || rest.value !== '') kept.push(rest)
  }
  return kept
}

/** Takes what stands since the last open bracket into a span; false where none is open. */
function wrap(kept: Node[], head: Node & { type: 'text' }, attributes: Attributes): boolean {
  const all: Node[] = [...kept, head]
  const from = all.findLastIndex((node) => node.type === 'text' && node.value.includes('['))
  const opening = all[from]
  if (opening?.type !== 'text') return false
  const at = opening.value.lastIndexOf('[')
  const first: Node = { ...opening, value: opening.value.slice(at + 1) }
  const inside = [first, ...all.slice(from + 1)].filter((n) => n.type !== 'text' || n.value !== '')
  const before: Node = { ...opening, value: opening.value.slice(0, at) }
  kept.splice(from, kept.length - from, before, { type: 'span', attributes, children: inside })
  return true
}
