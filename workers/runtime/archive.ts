/** A stored (uncompressed) zip archive, read in place. */

import { LateFile } from './late-file.ts'

export interface ArchivedFile {
  /** A view of the archive, until the file is written to. */
  bytes: Uint8Array
  /** In bytes, where it is known before they are there. */
  readonly size?: number
}

/** A directory: names to files and further directories. */
export type Directory = Map<string, ArchivedFile | Directory>

const END_OF_DIRECTORY = 0x06054b50
const END_RECORD_BYTES = 22

export class BadArchive extends Error {}

/**
 * Adds the entries of an archive to a tree, as views of its bytes.
 * @returns the names of the files
 * @throws BadArchive when it is no zip, or an entry is compressed.
 */
export function addArchive(
  tree: Directory,
  archive: ArrayBuffer | SharedArrayBuffer,
): readonly string[] {
  const bytes = new Uint8Array(archive)
  const entries = readEntries(bytes, directoryOf(bytes))
  for (const entry of entries) put(tree, entry.name.split('/'), { bytes: contentOf(bytes, entry) })
  return entries.map(({ name }) => name)
}

/**
 * Adds the entries of an archive that is not there yet.
 * @param listing the archive's last part, from {@link directoryOf} on
 * @param archive fetches it whole, when a file is read
 */
export function addListing(tree: Directory, listing: Uint8Array, archive: () => Uint8Array): void {
  for (const entry of readEntries(listing, 0)) {
    const file = new LateFile(entry.size, () => contentOf(archive(), entry))
    put(tree, entry.name.split('/'), file)
  }
}

interface Entry {
  readonly name: string
  readonly size: number
  /** Where its own header lies. */
  readonly at: number
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength)

function endOf(archive: Uint8Array): number {
  const view = viewOf(archive)
  let end = archive.byteLength - END_RECORD_BYTES
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--
  if (end < 0) throw new BadArchive('the archive has no directory: it is cut off or no zip')
  return end
}

/** Where the list of an archive's entries begins. */
export function directoryOf(archive: Uint8Array): number {
  return viewOf(archive).getUint32(endOf(archive) + 16, true)
}

function readEntries(bytes: Uint8Array, directory: number): readonly Entry[] {
  const view = viewOf(bytes)
  const entries: Entry[] = []
  let at = directory
  for (let left = view.getUint16(endOf(bytes) + 10, true); left > 0; left--) {
    const nameLength = view.getUint16(at + 28, true)
    const name = latin(bytes, at + 46, nameLength)
    if (view.getUint16(at + 10, true) !== 0) throw new BadArchive(`${name} is compressed`)
    if (!name.endsWith('/')) {
      entries.push({ name, size: view.getUint32(at + 20, true), at: view.getUint32(at + 42, true) })
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function contentOf(archive: Uint8Array, { at, size }: Entry): Uint8Array {
  const view = viewOf(archive)
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return archive.subarray(start, start + size)
}

/** TextDecoder refuses shared memory; the names of Python modules are ASCII. */
function latin(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length))
}

function put(tree: Directory, path: readonly string[], file: ArchivedFile): void {
  let directory = tree
  for (const part of path.slice(0, -1)) {
    let next = directory.get(part)
    if (!(next instanceof Map)) {
      next = new Map()
      directory.set(part, next)
    }
    directory = next
  }
  directory.set(path.at(-1) ?? '', file)
}
