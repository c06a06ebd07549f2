/** The files of a tar archive (ustar, as Python's source distributions are). */

const BLOCK = 512
const NAME = 100
const SIZE_AT = 124
const SIZE = 12
const KIND_AT = 156
const PREFIX_AT = 345
const PREFIX = 155

/** @throws RangeError when the archive ends in the middle of a file */
export function readTar(archive: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  let at = 0
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + BLOCK)
    const prefix = text(header, PREFIX_AT, PREFIX)
    const name = text(header, 0, NAME)
    const size = Number.parseInt(text(header, SIZE_AT, SIZE), 8)
    const start = at + BLOCK
    if (!(start + size <= archive.length)) throw new RangeError(`${name} is cut off`)
    const kind = String.fromCharCode(header[KIND_AT] ?? 0)
    if (kind === '0' || kind === '\0') {
      files.set(prefix === '' ? name : `${prefix}/${name}`, archive.subarray(start, start + size))
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK
  }
  return files
}

function text(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length)
  const end = field.indexOf(0)
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end)).trim()
}
