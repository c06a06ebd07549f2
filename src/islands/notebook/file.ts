/** The notebook as a file of the reader's machine. */

import { bytes } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import type { Notebook } from '../../notebook/notebook.ts'
import { type Problem, readNotebook } from '../../notebook/read.ts'
import { writeNotebook } from '../../notebook/write.ts'

const MOST_BYTES = 50_000_000
const ENDING = /\.(ipynb|json)$/i

export type Opening =
  | { readonly kind: 'open'; readonly name: string; readonly notebook: Notebook }
  | { readonly kind: 'refused'; readonly sentence: string }

function reasonOf(problem: Exclude<Problem, { kind: 'json' }>, language: Language): string {
  switch (problem.kind) {
    case 'version':
      return text(language, 'lab.reason.version', { version: problem.version })
    case 'no-cells':
      return text(language, 'lab.reason.cells')
    case 'cell':
      return text(language, 'lab.reason.cell', { number: problem.number })
    default:
      return problem satisfies never
  }
}

export async function openFile(file: File, language: Language): Promise<Opening> {
  const values = { file: file.name, most: bytes(language, MOST_BYTES) }
  const refused = (sentence: string): Opening => ({ kind: 'refused', sentence })
  if (file.size > MOST_BYTES) return refused(text(language, 'lab.bad.size', values))
  const reading = readNotebook(await file.text())
  if (reading.kind === 'notebook') {
    return { kind: 'open', name: file.name.replace(ENDING, ''), notebook: reading.notebook }
  }
  const { problem } = reading
  if (problem.kind === 'json') return refused(text(language, 'lab.bad.json', values))
  const reason = reasonOf(problem, language)
  return refused(text(language, 'lab.bad.format', { ...values, reason }))
}

/** A name that every file system takes. */
function fileName(name: string): string {
  const safe = name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    .replace(/^\.+/, '')
    .trim()
  return `${safe === '' ? 'notebook' : safe}.ipynb`
}

export function download(name: string, notebook: Notebook): void {
  const url = URL.createObjectURL(
    new Blob([writeNotebook(notebook)], { type: 'application/x-ipynb+json' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = fileName(name)
  link.click()
  // Some browsers read the address only after the click is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
