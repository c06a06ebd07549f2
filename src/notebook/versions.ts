/**
 * The last versions of each notebook: how it was before a time of work, without its outputs. They lie
 * in a database of their own, so that one that cannot be kept never costs the notebook itself.
 */

import { settled } from './connection.ts'
import type { Cell, Notebook } from './notebook.ts'

export const MOST_VERSIONS = 20
/** Work that goes on for so long is one time of work. */
const PERIOD_MS = 120_000
const DATABASE = 'essaim-notebook-versions'
const VERSIONS = 'versions'

export interface Version {
  /** The notebook's id. */
  readonly id: string
  /** When it was like this: milliseconds, Unix. */
  readonly at: number
  readonly name: string
  readonly notebook: Notebook
}

const lengthOf = ({ cells }: Notebook) => cells.reduce((sum, { source }) => sum + source.length, 0)

/** Another time of work begins: after a while, or when a cell or most of the text is thrown away. */
export function isNewWork(
  last: number | null,
  at: number,
  before: Notebook,
  now: Notebook,
): boolean {
  if (lengthOf(before) === 0) return false
  if (last === null || at - last >= PERIOD_MS) return true
  const there = new Set(now.cells.map(({ id }) => id))
  const gone = before.cells.some(({ id, source }) => source.trim() !== '' && !there.has(id))
  return gone || lengthOf(now) * 2 < lengthOf(before)
}

export function withoutOutputs(notebook: Notebook): Notebook {
  const cells = notebook.cells.map(
    (cell): Cell => (cell.kind === 'code' ? { ...cell, count: null, outputs: [] } : cell),
  )
  return { ...notebook, cells }
}

/** A version taken up again: a cell that says the same now keeps its outputs. */
export function takenUp(version: Notebook, now: Notebook): Notebook {
  const byId = new Map(now.cells.map((cell) => [cell.id, cell]))
  const cells = version.cells.map((cell) => {
    const there = byId.get(cell.id)
    return there?.kind === cell.kind && there.source === cell.source ? there : cell
  })
  return { ...version, cells }
}

async function connect(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(VERSIONS, { keyPath: ['id', 'at'] })
  }
  const database = await settled(request)
  database.onversionchange = () => database.close()
  return database
}

const allOf = (id: string) => IDBKeyRange.bound([id], [id, []])

export class Versions {
  readonly #database: IDBDatabase
  /** When the last time of work of a notebook began in this tab. */
  readonly #began = new Map<string, number>()

  constructor(database: IDBDatabase) {
    this.#database = database
  }

  /** @throws DOMException where the browser keeps nothing */
  static async open(): Promise<Versions> {
    return new Versions(await connect())
  }

  /**
   * After a save: keeps how it was before, when another time of work has begun.
   * @returns whether it did
   */
  async saved(before: Version, now: Notebook, at: number): Promise<boolean> {
    if (!isNewWork(this.#began.get(before.id) ?? null, at, before.notebook, now)) return false
    this.#began.set(before.id, at)
    await this.keep(before)
    return true
  }

  /** All or nothing; the oldest go. */
  async keep(version: Version): Promise<void> {
    const transaction = this.#database.transaction(VERSIONS, 'readwrite')
    const store = transaction.objectStore(VERSIONS)
    store.put({ ...version, notebook: withoutOutputs(version.notebook) })
    const keys = await settled(store.getAllKeys(allOf(version.id)))
    for (const key of keys.slice(0, Math.max(keys.length - MOST_VERSIONS, 0))) store.delete(key)
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
    })
  }

  /** The newest first. */
  async list(id: string): Promise<readonly Version[]> {
    const store = this.#database.transaction(VERSIONS).objectStore(VERSIONS)
    const all = (await settled(store.getAll(allOf(id)))) as readonly Version[]
    return all.toReversed()
  }

  async forget(id: string): Promise<void> {
    const store = this.#database.transaction(VERSIONS, 'readwrite').objectStore(VERSIONS)
    await settled(store.delete(allOf(id)))
  }
}
