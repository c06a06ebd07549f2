/** The course's data, as files that every node sees and that are fetched when they are read. */

import type { DataCatalogue } from '../protocol/boot.ts'
import type { ArchivedFile, Directory } from './archive.ts'
import type { ReadNow } from './packages.ts'

/** A file whose bytes come at the first read, with a request that Python waits for. */
class DataFile implements ArchivedFile {
  readonly #fetch: () => Uint8Array
  readonly #declared: number
  #bytes: Uint8Array | null = null

  constructor(declared: number, fetch: () => Uint8Array) {
    this.#declared = declared
    this.#fetch = fetch
  }

  get size(): number {
    return this.#bytes?.byteLength ?? this.#declared
  }

  get bytes(): Uint8Array {
    this.#bytes ??= this.#fetch()
    return this.#bytes
  }

  /** What is written stays with this node. */
  set bytes(bytes: Uint8Array) {
    this.#bytes = bytes
  }
}

/** Nothing is fetched here: only names and sizes are known. */
export function dataTree(catalogue: DataCatalogue, url: string, readNow: ReadNow): Directory {
  const root: Directory = new Map()
  for (const [path, size] of Object.entries(catalogue)) {
    const parts = path.split('/')
    let directory = root
    for (const part of parts.slice(0, -1)) {
      const next = directory.get(part)
      const below: Directory = next instanceof Map ? next : new Map()
      directory.set(part, below)
      directory = below
    }
    const file = new DataFile(size, () => new Uint8Array(readNow(url + path)))
    directory.set(parts.at(-1) ?? path, file)
  }
  return root
}
