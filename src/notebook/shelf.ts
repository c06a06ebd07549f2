/**
 * The notebooks that this browser keeps, in IndexedDB: one record for a notebook, one for each of
 * its cells. A save writes the cells that are not the same as before, in one transaction.
 */

import { changedCells } from './changes.ts'
import { type Connection, connect, settled } from './connection.ts'
import type { Cell, Notebook } from './notebook.ts'

export interface Kept {
  readonly id: string
  readonly name: string
  /** Milliseconds, Unix. */
  readonly at: number
}

interface Entry extends Kept {
  readonly metadata: Notebook['metadata']
  readonly order: readonly string[]
  /** Counts the saves: another tab that saved the same notebook is seen by it. */
  readonly revision: number
}

export interface Loaded extends Kept {
  readonly notebook: Notebook
  readonly revision: number
}

export type Saved =
  | { readonly kind: 'saved'; readonly revision: number; readonly at: number }
  /** Another tab has changed it since. */
  | { readonly kind: 'overtaken' }

export interface Save {
  readonly id: string
  readonly name: string
  readonly notebook: Notebook
  /** What is kept now; null when nothing is. */
  readonly before: Notebook | null
  readonly revision: number
}

export class Shelf {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** @throws DOMException where the browser keeps nothing */
  static async open(): Promise<Shelf> {
    return new Shelf(await connect())
  }

  /** All that is kept, the latest first. */
  async list(): Promise<readonly Kept[]> {
    const { notebooks } = this.#connection.read()
    const entries = (await settled(notebooks.getAll())) as readonly Entry[]
    return entries.toSorted((a, b) => b.at - a.at)
  }

  async load(id: string): Promise<Loaded | null> {
    const { notebooks, cells } = this.#connection.read()
    const range = IDBKeyRange.bound([id], [id, []])
    const [entry, kept] = await Promise.all([
      settled(notebooks.get(id)) as Promise<Entry | undefined>,
      settled(cells.getAll(range)) as Promise<readonly Cell[]>,
    ])
    if (entry === undefined) return null
    const byId = new Map(kept.map((cell) => [cell.id, cell]))
    const ordered = entry.order.flatMap((cell) => byId.get(cell) ?? [])
    const { name, at, revision, metadata } = entry
    return { id, name, at, revision, notebook: { metadata, cells: ordered } }
  }

  /** All or nothing: a save that fails leaves what was there. */
  async save({ id, name, notebook, before, revision }: Save): Promise<Saved> {
    const { notebooks, cells, done, abort } = this.#connection.write()
    const there = (await settled(notebooks.get(id))) as Entry | undefined
    if ((there?.revision ?? 0) !== revision) {
      abort()
      return { kind: 'overtaken' }
    }
    const { put, gone } = changedCells(before, notebook)
    for (const cell of put) cells.put(cell, [id, cell.id])
    for (const cell of gone) cells.delete([id, cell])
    const at = Date.now()
    const order = notebook.cells.map((cell) => cell.id)
    const entry: Entry = {
      id,
      name,
      at,
      order,
      metadata: notebook.metadata,
      revision: revision + 1,
    }
    notebooks.put(entry)
    await done
    return { kind: 'saved', revision: entry.revision, at }
  }

  async forget(id: string): Promise<void> {
    const { notebooks, cells, done } = this.#connection.write()
    notebooks.delete(id)
    cells.delete(IDBKeyRange.bound([id], [id, []]))
    await done
  }
}
