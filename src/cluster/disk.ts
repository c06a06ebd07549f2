import { type FileChange, type FilesAtBoot, FileTree } from '../../workers/protocol/files.ts'
import type { NodePort } from './hub.ts'

type Reader = Pick<NodePort, 'post'>

/**
 * The files that kernel, scheduler and workers share. The page counts their changes: this is the
 * order in which all nodes see them. It outlives every node.
 */
export class Disk {
  readonly #shared: boolean
  readonly #tree = FileTree.empty()
  readonly #readers = new Set<Reader>()
  #number = 0

  constructor(shared: boolean) {
    this.#shared = shared
  }

  /** What there is for a node that starts, which hears of every change from now on. */
  join(reader: Reader): FilesAtBoot {
    this.#readers.add(reader)
    return { number: this.#number, kept: this.#tree.kept, shared: this.#shared }
  }

  leave(reader: Reader): void {
    this.#readers.delete(reader)
  }

  /** Counts a change of a node; what comes from one that has left never happened. */
  change(by: Reader, change: FileChange): void {
    if (this.#readers.has(by)) this.#count(change, by)
  }

  /** Writes a file of the page itself, and the folders that it lies in. */
  write(path: string, bytes: Uint8Array): void {
    const at = Date.now()
    const parts = path.split('/')
    for (let length = 2; length < parts.length; length++) {
      const folder = parts.slice(0, length).join('/')
      if (this.#tree.get(folder) !== undefined) continue
      this.#count({ kind: 'put', path: folder, kept: { kind: 'folder', at } }, null)
    }
    this.#count({ kind: 'put', path, kept: { kind: 'file', at, bytes } }, null)
  }

  #count(change: FileChange, by: Reader | null): void {
    this.#tree.apply(change)
    const number = ++this.#number
    for (const reader of this.#readers) {
      reader.post({ kind: 'file-changed', number, change: reader === by ? null : change })
    }
  }
}
