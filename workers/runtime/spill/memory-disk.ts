/** Where the bytes of spilled files lie; in memory outside the wasm heap where there is nothing else. */

export type DiskKind = 'opfs' | 'memory'

export interface Disk {
  readonly kind: DiskKind
  /** Fills `target` from here on. */
  read(target: Uint8Array, at: number): void
  /** @throws when the disk is full */
  write(source: Uint8Array, at: number): void
  /** Nothing from here on is wanted any more. */
  cut(end: number): void
}

const PAGE = 2 ** 20

export function memoryDisk(): Disk {
  const pages: Uint8Array[] = []
  const each = (
    length: number,
    at: number,
    act: (page: Uint8Array, done: number, size: number, from: number) => void,
  ) => {
    for (let done = 0; done < length; ) {
      const from = (at + done) % PAGE
      const size = Math.min(length - done, PAGE - from)
      const index = Math.floor((at + done) / PAGE)
      const page = pages[index] ?? new Uint8Array(PAGE)
      pages[index] = page
      act(page, done, size, from)
      done += size
    }
  }
  return {
    kind: 'memory',
    read: (target, at) =>
      each(target.byteLength, at, (page, done, size, from) =>
        target.set(page.subarray(from, from + size), done),
      ),
    write: (source, at) =>
      each(source.byteLength, at, (page, done, size, from) =>
        page.set(source.subarray(done, done + size), from),
      ),
    cut: (end) => {
      pages.length = Math.min(pages.length, Math.ceil(end / PAGE))
    },
  }
}
