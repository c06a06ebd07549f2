/** Fenced divs: their lines are marked before Markdown is read, and folded into nodes after it. */

import { readAttributes, readDivAttributes } from './attributes.ts'
import { type Attributes, NO_ATTRIBUTES, type Problem } from './deck.ts'
import { childrenOf, type DivNode, lineOf, type Node } from './nodes.ts'

export type Fence =
  | { readonly kind: 'open'; readonly attributes: Attributes; readonly text: string }
  | { readonly kind: 'close'; readonly text: string }

const COLONS = /^(\s*)(:{3,}.*)$/
const TAG = /^(\s*)(<div(?:\s[^<>]*)?>|<\/div>)\s*$/
const MARK = /<!--fence:(\d+)-->/

export interface Marked {
  readonly text: string
  readonly fences: readonly Fence[]
  readonly problems: readonly Problem[]
}

/** A comment is a block of its own wherever it stands, and moves no line. */
export function markFences(text: string): Marked {
  const fences: Fence[] = []
  const problems: Problem[] = []
  const lines = text.split('\n').map((line, at) => {
    const [, indent = '', written = ''] = COLONS.exec(line) ?? TAG.exec(line) ?? []
    if (written === '') return line
    const fence = fenceOf(written)
    if (fence === 'broken') {
      problems.push({
        line: at + 1,
        says: `“${written.trim()}” has no attributes that can be read; write ::: {.class key="value"}. The div is kept without them.`,
        mend: { kind: 'plain-div' },
      })
      fences.push({ kind: 'open', attributes: NO_ATTRIBUTES, text: written })
    } else fences.push(fence)
    return `${indent}<!--fence:${fences.length - 1}-->`
  })
  return { text: lines.join('\n'), fences, problems }
}

function fenceOf(written: string): Fence | 'broken' {
  if (written.startsWith('</')) return { kind: 'close', text: written }
  if (written.startsWith('<')) {
    const attributes = readAttributes(written.slice(4, -1).trim())
    if (attributes === null) return 'broken'
    const { class: classes = '', id = null, ...values } = attributes.values
    const named = classes.split(/\s+/).filter((name) => name !== '')
    return { kind: 'open', attributes: { id, classes: named, values }, text: written }
  }
  const attributes = readDivAttributes(written.replace(/^:+/, ''))
  if (attributes === 'broken') return attributes
  return attributes === null
    ? { kind: 'close', text: written }
    : { kind: 'open', attributes, text: written }
}

/** What was marked inside code, as it was written. */
export function unmarked(text: string, fences: readonly Fence[]): string {
  return text.replaceAll(
    new RegExp(MARK, 'g'),
    (_, number: string) => fences[Number(number)]?.text ?? '',
  )
}

export function fenceAt(node: Node, fences: readonly Fence[]): Fence | null {
  const number = node.type === 'html' ? MARK.exec(node.value)?.[1] : undefined
  return number === undefined ? null : (fences[Number(number)] ?? null)
}

interface Open {
  readonly div: DivNode
  readonly inside: Node[]
}

/**
 * Divs in place of what opens and closes them.
 * @param ends whether a node ends all divs that are still open, as a slide's heading does where
 *   one was never closed; it gets the innermost of them
 */
export function foldDivs(
  nodes: readonly Node[],
  fences: readonly Fence[],
  ends: (node: Node, inside: DivNode) => boolean,
  tell: (problem: Problem) => void,
): Node[] {
  const whole: Node[] = []
  const open: Open[] = []
  const place = () => open.at(-1)?.inside ?? whole
  const unclosed = ({ div }: Open, before: Node | null) => {
    const until = before === null ? 'the end' : `line ${lineOf(before)}`
    const says = `This div is never closed; add ::: on a line of its own. It is taken to end before ${until}.`
    const line = before === null ? null : lineOf(before)
    tell({ line: div.line, says, mend: { kind: 'close-div', before: line } })
  }
  for (const node of nodes) {
    const fence = fenceAt(node, fences)
    if (fence?.kind === 'open') {
      const inside: Node[] = []
      const div: DivNode = {
        type: 'div',
        attributes: fence.attributes,
        children: inside,
        line: lineOf(node),
      }
      place().push(div)
      open.push({ div, inside })
    } else if (fence?.kind === 'close') {
      if (open.pop() === undefined) {
        const says = 'This closes a div, and none is open here; take the line away.'
        tell({ line: lineOf(node), says, mend: { kind: 'drop-line' } })
      }
    } else {
      const innermost = open.at(-1)?.div
      if (innermost !== undefined && ends(node, innermost)) {
        for (const one of open) unclosed(one, node)
        open.length = 0
      }
      const children = childrenOf(node)
      if (children !== null) {
        const folded = foldDivs(children, fences, () => false, tell)
        children.splice(0, children.length, ...folded)
      }
      place().push(node)
    }
  }
  for (const one of open) unclosed(one, null)
  return whole
}

/** Whether every div of a list of nodes is closed in it. */
export function closesAll(nodes: readonly Node[], fences: readonly Fence[]): boolean {
  let depth = 0
  for (const node of nodes) {
    const fence = fenceAt(node, fences)
    if (fence !== null) depth = Math.max(0, depth + (fence.kind === 'open' ? 1 : -1))
  }
  return depth === 0
}
