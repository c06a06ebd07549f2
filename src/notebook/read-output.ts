/** One output of a code cell, as a file has it. */

import type { MimeBundle } from '../../workers/protocol/kernel.ts'
import { isObject } from '../reading/kinds.ts'
import type { Metadata, Output } from './notebook.ts'

interface RawOutput {
  readonly output_type?: unknown
  readonly name?: unknown
  readonly text?: unknown
  readonly data?: unknown
  readonly metadata?: unknown
  readonly execution_count?: unknown
  readonly ename?: unknown
  readonly evalue?: unknown
  readonly traceback?: unknown
}

/** Types whose content is JSON itself; of all others the content is text. */
export const isJsonType = (type: string) => /^application\/(.*\+)?json$/.test(type)

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((line) => typeof line === 'string')

const asObject = (value: unknown): Metadata => (isObject(value) ? value : {})

const asText = (value: unknown) => (typeof value === 'string' ? value : '')

/** A text that a file may keep as a list of lines; null when it is neither. */
export function joined(value: unknown): string | null {
  if (typeof value === 'string') return value
  return isTexts(value) ? value.join('') : null
}

export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null
}

function readBundle(raw: unknown): MimeBundle {
  return Object.fromEntries(
    Object.entries(asObject(raw)).map(([type, content]) => {
      return [type, isJsonType(type) ? content : (joined(content) ?? content)]
    }),
  )
}

export function readOutput(raw: RawOutput): Output {
  const metadata = asObject(raw.metadata)
  switch (raw.output_type) {
    case 'stream':
      return { kind: 'stream', name: asText(raw.name) || 'stdout', text: joined(raw.text) ?? '' }
    case 'display_data':
      return { kind: 'display', data: readBundle(raw.data), metadata }
    case 'execute_result': {
      const count = countOf(raw.execution_count)
      return { kind: 'result', count, data: readBundle(raw.data), metadata }
    }
    case 'error': {
      const traceback = isTexts(raw.traceback) ? raw.traceback : []
      return { kind: 'error', name: asText(raw.ename), message: asText(raw.evalue), traceback }
    }
    default:
      // The format has no other kind; what it says is kept in the nearest one.
      return { kind: 'display', data: { 'application/json': raw }, metadata: {} }
  }
}
