/** From a notebook to the text of an .ipynb file of format 4.5, laid out as Jupyter does it. */

import type { MimeBundle } from '../../workers/protocol/kernel.ts'
import { acceptableCell, acceptableNotebook } from './metadata.ts'
import type { Cell, Notebook, Output } from './notebook.ts'
import { isJsonType } from './read-output.ts'

const FORMAT = 4
const MINOR = 5

/** A text as its lines, each with its end: differences between two files stay small. */
function lines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function writeBundle(bundle: MimeBundle): MimeBundle {
  return Object.fromEntries(
    Object.entries(bundle).map(([type, content]) => {
      if (isJsonType(type)) return [type, content]
      const text = typeof content === 'string' ? content : JSON.stringify(content)
      return [type, type.startsWith('text/') ? lines(text) : text]
    }),
  )
}

function writeOutput(output: Output): object {
  switch (output.kind) {
    case 'stream':
      return { name: output.name, output_type: 'stream', text: lines(output.text) }
    case 'display':
      return {
        data: writeBundle(output.data),
        metadata: output.metadata,
        output_type: 'display_data',
      }
    case 'result':
      return {
        data: writeBundle(output.data),
        execution_count: output.count,
        metadata: output.metadata,
        output_type: 'execute_result',
      }
    case 'error':
      return {
        ename: output.name,
        evalue: output.message,
        output_type: 'error',
        traceback: output.traceback,
      }
    default:
      return output satisfies never
  }
}

function writeCell(cell: Cell): object {
  const metadata = acceptableCell(cell.metadata)
  const source = lines(cell.source)
  if (cell.kind === 'code') {
    return {
      cell_type: 'code',
      execution_count: cell.count,
      id: cell.id,
      metadata,
      outputs: cell.outputs.map(writeOutput),
      source,
    }
  }
  return {
    ...(cell.attachments === null ? {} : { attachments: cell.attachments }),
    cell_type: cell.kind,
    id: cell.id,
    metadata,
    source,
  }
}

export function writeNotebook(notebook: Notebook): string {
  const file = {
    cells: notebook.cells.map(writeCell),
    metadata: acceptableNotebook(notebook.metadata),
    nbformat: FORMAT,
    nbformat_minor: MINOR,
  }
  return `${JSON.stringify(file, null, 1)}\n`
}
