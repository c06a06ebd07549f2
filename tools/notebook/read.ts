/** A notebook's file as cells with their numbers; what no lesson can hold is told. */

import type { Cell, Metadata } from '../../src/notebook/notebook.ts'
import { type Problem, readNotebook } from '../../src/notebook/read.ts'
import { Trouble } from '../trouble.ts'
import type { Note } from './notes.ts'

export interface Numbered {
  readonly number: number
  readonly cell: Cell
}

export interface Opened {
  readonly cells: readonly Numbered[]
  /** `python`, where it names none. */
  readonly language: string
  readonly notes: readonly Note[]
}

const KNOWN = ['code', 'markdown', 'raw']

function refuse(name: string, problem: Problem): never {
  switch (problem.kind) {
    case 'json':
      throw new Trouble(`${name} is no notebook: it is not JSON, or it is cut off`)
    case 'version':
      throw new Trouble(
        `${name} has format ${problem.version}, and format 4 is read here; open it in Jupyter and save it, or run jupyter nbconvert --to notebook --nbformat 4 ${name}`,
      )
    case 'no-cells':
      throw new Trouble(`${name} is no notebook: it has no cells`)
    case 'cell':
      throw new Trouble(`${name} is damaged: cell ${problem.number} cannot be read`)
    default:
      return problem satisfies never
  }
}

/** Cells of a type that the format does not have are left out before the rest is read. */
function withoutStrange(text: string): {
  readonly text: string
  readonly kept: readonly number[]
  readonly notes: readonly Note[]
} {
  let file: { readonly cells?: unknown }
  try {
    file = JSON.parse(text)
  } catch {
    return { text, kept: [], notes: [] }
  }
  if (typeof file !== 'object' || file === null || !Array.isArray(file.cells)) {
    return { text, kept: [], notes: [] }
  }
  const types = file.cells.map((cell: { readonly cell_type?: unknown } | null) => cell?.cell_type)
  const strange = (type: unknown) => typeof type === 'string' && !KNOWN.includes(type)
  return {
    text: JSON.stringify({ ...file, cells: file.cells.filter((_, at) => !strange(types[at])) }),
    kept: types.flatMap((type, at) => (strange(type) ? [] : [at + 1])),
    notes: types.flatMap((type, at) =>
      strange(type)
        ? [{ cell: at + 1, says: `no cell is of type “${type}”; it was left out` }]
        : [],
    ),
  }
}

function languageOf({ language_info, kernelspec }: Metadata): string {
  const named = (value: unknown, key: string) => {
    const found = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
    return typeof found === 'string' ? found.toLowerCase() : undefined
  }
  return named(language_info, 'name') ?? named(kernelspec, 'language') ?? 'python'
}

/** @throws Trouble for what is no notebook of format 4 */
export function openNotebook(name: string, text: string): Opened {
  const usable = withoutStrange(text)
  const reading = readNotebook(usable.text)
  if (reading.kind === 'problem') return refuse(name, reading.problem)
  const { cells, metadata } = reading.notebook
  return {
    cells: cells.map((cell, at) => ({ number: usable.kept[at] ?? at + 1, cell })),
    language: languageOf(metadata),
    notes: usable.notes,
  }
}
