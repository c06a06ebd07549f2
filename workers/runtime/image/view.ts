import type { Bytes } from '../../protocol/boot.ts'

/**
 * An image, as Pyodide can restore it.
 *
 * `API.restoreSnapshot` (pyodide 0.27.7, src/core/snapshot.ts) reads a header of a snapshot, then
 * asks for the rest with `subarray(start)` and copies it over its memory. That question is the one
 * moment at which libraries can be put back: the interpreter's own module is there, and no Python
 * has run. So it is answered by restoring, and with nothing left to copy.
 */
export class ImageView extends Uint8Array<Bytes> {
  readonly #heap: number
  readonly #restore: () => void

  /** @param heap size of the memory in bytes */
  constructor(header: Uint8Array<Bytes>, heap: number, restore: () => void) {
    super(header.buffer, header.byteOffset, header.byteLength)
    this.#heap = heap
    this.#restore = restore
  }

  /** What Pyodide makes its memory of. */
  override get length(): number {
    return this.#heap
  }

  override subarray(begin?: number, end?: number): Uint8Array<Bytes> {
    if (end === undefined) {
      this.#restore()
      return new Uint8Array(0)
    }
    return new Uint8Array(this.buffer, this.byteOffset, this.byteLength).slice(begin, end)
  }
}
