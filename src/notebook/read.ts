/** From the text of an .ipynb file of format 4 to a notebook, or to what is wrong with it. */

import { isObject } from '../reading/kinds.ts'
import type { Cell, Metadata, Notebook } from './notebook.ts'
import { countOf, joined, readOutput } from './read-output.ts'

const FORMAT = 4
const ID = /^[\w-]{1,64}$/

export type Problem =
  | { readonly kind: 'json' }
  | { readonly kind: 'version'; readonly version: string }
  | { readonly kind: 'no-cells' }
  | { readonly kind: 'cell'; readonly number: number }

export type Reading =
  | { readonly kind: 'notebook'; readonly notebook: Notebook }
  | { readonly kind: 'problem'; readonly problem: Problem }

interface RawNotebook {
  readonly nbformat?: unknown
  readonly metadata?: unknown
  readonly cells?: unknown
}

interface RawCell {
  readonly cell_type?: unknown
  readonly id?: unknown
  readonly source?: unknown
  readonly metadata?: unknown
  readonly attachments?: unknown
  readonly execution_count?: unknown
  readonly outputs?: unknown
}

const objectOr = (value: unknown, otherwise: Metadata) => (isObject(value) ? value : otherwise)

/** A file's own id where it is one that 4.5 accepts and no earlier cell has; else its place. */
function idOf(given: unknown, taken: Set<string>): string {
  const usable = typeof given === 'string' && ID.test(given) && !taken.has(given)
  let id = usable ? given : `cell-${taken.size + 1}`
  while (taken.has(id)) id = `${id.slice(0, 60)}-b`
  taken.add(id)
  return id
}

function readCell(raw: RawCell, taken: Set<string>): Cell | null {
  const source = joined(raw.source ?? '')
  const kind = raw.cell_type
  if (source === null) return null
  if (kind !== 'code' && kind !== 'markdown' && kind !== 'raw') return null
  const id = idOf(raw.id, taken)
  const metadata = objectOr(raw.metadata, {})
  if (kind !== 'code') {
    const attachments = isObject(raw.attachments) ? raw.attachments : null
    return { kind, id, source, metadata, attachments }
  }
  const outputs = Array.isArray(raw.outputs) ? raw.outputs.filter(isObject) : []
  const count = countOf(raw.execution_count)
  return { kind, id, source, metadata, count, outputs: outputs.map(readOutput) }
}

function parse(text: string): unknown {
  try {
    // Some editors on Windows begin a file with a mark of its byte order.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

const problem = (problem: Problem): Reading => ({ kind: 'problem', problem })

export function readNotebook(text: string): Reading {
  const parsed = parse(text)
  if (parsed === undefined) return problem({ kind: 'json' })
  const raw: RawNotebook = isObject(parsed) ? parsed : {}
  if (raw.nbformat !== FORMAT) {
    const version = typeof raw.nbformat === 'number' ? String(raw.nbformat) : '?'
    return problem({ kind: 'version', version })
  }
  if (!Array.isArray(raw.cells)) return problem({ kind: 'no-cells' })
  const taken = new Set<string>()
  const cells: Cell[] = []
  for (const [index, given] of raw.cells.entries()) {
    const cell = isObject(given) ? readCell(given, taken) : null
    if (cell === null) return problem({ kind: 'cell', number: index + 1 })
    cells.push(cell)
  }
  return { kind: 'notebook', notebook: { metadata: objectOr(raw.metadata, {}), cells } }
}
