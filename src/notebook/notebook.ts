/** A notebook as the page holds it: a value that is replaced, never changed. */

import type { MimeBundle } from '../../workers/protocol/kernel.ts'

/** What a file says beyond what this page understands; it is carried along. */
export type Metadata = Readonly<Record<string, unknown>>

export type Output =
  | { readonly kind: 'stream'; readonly name: string; readonly text: string }
  | { readonly kind: 'display'; readonly data: MimeBundle; readonly metadata: Metadata }
  | {
      readonly kind: 'result'
      readonly count: number | null
      readonly data: MimeBundle
      readonly metadata: Metadata
    }
  | {
      readonly kind: 'error'
      readonly name: string
      readonly message: string
      readonly traceback: readonly string[]
    }

interface Part {
  readonly id: string
  readonly source: string
  readonly metadata: Metadata
}

export interface CodePart extends Part {
  readonly kind: 'code'
  /** The number that Python gave its last run. */
  readonly count: number | null
  readonly outputs: readonly Output[]
}

export interface TextPart extends Part {
  readonly kind: 'markdown' | 'raw'
  /** Pictures by name, each a mimebundle; null when the file had none. */
  readonly attachments: Metadata | null
}

export type Cell = CodePart | TextPart

export interface Notebook {
  readonly metadata: Metadata
  readonly cells: readonly Cell[]
}

const ID_BYTES = 6

/** A cell's name for life, of the shape that nbformat 4.5 asks for. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function newCode(source = ''): CodePart {
  return { kind: 'code', id: newId(), source, metadata: {}, count: null, outputs: [] }
}

export function newText(source = ''): TextPart {
  return { kind: 'markdown', id: newId(), source, metadata: {}, attachments: null }
}

export function emptyNotebook(): Notebook {
  return { metadata: {}, cells: [newCode()] }
}
