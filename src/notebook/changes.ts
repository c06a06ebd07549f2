import type { Cell, Notebook } from './notebook.ts'

/** The cells to write and the ids to delete, to get from one notebook to the next. */
export interface Changes {
  readonly put: readonly Cell[]
  readonly gone: readonly string[]
}

/** A cell that is the very same object has not changed: notebooks are replaced, never changed. */
export function changedCells(before: Notebook | null, after: Notebook): Changes {
  const old = new Map(before?.cells.map((cell) => [cell.id, cell]))
  const there = new Set(after.cells.map(({ id }) => id))
  return {
    put: after.cells.filter((cell) => old.get(cell.id) !== cell),
    gone: [...old.keys()].filter((id) => !there.has(id)),
  }
}
