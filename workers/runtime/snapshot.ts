import type { Bytes } from '../protocol/boot.ts'

/**
 * A snapshot in shared memory, as Pyodide can read it.
 *
 * `API.restoreSnapshot` (pyodide 0.27.7, src/core/snapshot.ts) decodes the header's JSON with
 * TextDecoder, which refuses shared memory. The header is asked for with both ends, the heap with
 * one: so ranges that end are handed out as copies, and 36 MB per node are not copied twice.
 */
export class SnapshotView extends Uint8Array<Bytes> {
  override subarray(begin?: number, end?: number): Uint8Array<Bytes> {
    const plain = new Uint8Array(this.buffer, this.byteOffset, this.byteLength)
    return end === undefined ? plain.subarray(begin) : plain.slice(begin, end)
  }
}
