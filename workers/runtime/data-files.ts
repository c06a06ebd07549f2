/** The course's data, as files that every node sees and that are fetched when they are read. */

import type { DataCatalogue } from '../protocol/boot.ts'
import type { Directory } from './archive.ts'
import { LateFile } from './late-file.ts'
import type { ReadNow } from './packages.ts'

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
    const file = new LateFile(size, () => new Uint8Array(readNow(url + path)))
    directory.set(parts.at(-1) ?? path, file)
  }
  return root
}
