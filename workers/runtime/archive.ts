/** A stored (uncompressed) zip archive, read in place. */

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
  const names: string[] = []
  const view = new DataView(archive)
  const bytes = new Uint8Array(archive)
  let end = archive.byteLength - END_RECORD_BYTES
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--
  if (end < 0) throw new BadArchive('the archive has no directory: it is cut off or no zip')
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    const nameLength = view.getUint16(at + 28, true)
    const name = latin(bytes, at + 46, nameLength)
    if (view.getUint16(at + 10, true) !== 0) throw new BadArchive(`${name} is compressed`)
    const size = view.getUint32(at + 20, true)
    const local = view.getUint32(at + 42, true)
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    if (!name.endsWith('/')) {
      put(tree, name.split('/'), bytes.subarray(start, start + size))
      names.push(name)
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

/** TextDecoder refuses shared memory; the names of Python modules are ASCII. */
function latin(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length))
}

function put(tree: Directory, path: readonly string[], bytes: Uint8Array): void {
  let directory = tree
  for (const part of path.slice(0, -1)) {
    let next = directory.get(part)
    if (!(next instanceof Map)) {
      next = new Map()
      directory.set(part, next)
    }
    directory = next
  }
  directory.set(path.at(-1) ?? '', { bytes })
}
