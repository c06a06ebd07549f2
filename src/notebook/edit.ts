/** Changes of a notebook, each giving a new one. */

import type { Cell, Notebook } from './notebook.ts'

const at = (notebook: Notebook, id: string) => notebook.cells.findIndex((cell) => cell.id === id)

export function insertCell(notebook: Notebook, index: number, cell: Cell): Notebook {
  return { ...notebook, cells: notebook.cells.toSpliced(index, 0, cell) }
}

export function removeCell(notebook: Notebook, id: string): Notebook {
  return { ...notebook, cells: notebook.cells.filter((cell) => cell.id !== id) }
}

/** Puts the cell of that name in the place of the old one. */
export function replaceCell(notebook: Notebook, cell: Cell): Notebook {
  const index = at(notebook, cell.id)
  return index === -1 ? notebook : { ...notebook, cells: notebook.cells.with(index, cell) }
}

/** One place up or down; the same notebook when it is there already. */
export function moveCell(notebook: Notebook, id: string, by: -1 | 1): Notebook {
  const from = at(notebook, id)
  const cell = notebook.cells[from]
  const to = from + by
  if (cell === undefined || to < 0 || to >= notebook.cells.length) return notebook
  return { ...notebook, cells: notebook.cells.toSpliced(from, 1).toSpliced(to, 0, cell) }
}

export function findCell(notebook: Notebook, id: string): Cell | undefined {
  return notebook.cells.find((cell) => cell.id === id)
}
