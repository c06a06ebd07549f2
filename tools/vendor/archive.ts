import { type Zippable, zipSync } from 'fflate'
import type { Tree } from './wheel.ts'

/** The same bytes for the same files, whenever they are written. */
const DATE = new Date('2024-01-01T00:00:00Z')

/** A stored (uncompressed) zip, entries sorted: `workers/runtime/archive.ts` reads it in place. */
export function writeArchive(files: Tree): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {}
  for (const path of [...files.keys()].sort()) {
    const bytes = files.get(path)
    if (bytes !== undefined) entries[path] = [bytes, { level: 0, mtime: DATE }]
  }
  return zipSync(entries, { level: 0, mtime: DATE }) as Uint8Array<ArrayBuffer>
}
