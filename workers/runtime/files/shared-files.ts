import type { FileOrder } from '../../fabric/file-order.ts'
import { type FileChange, type FilesAtBoot, FileTree, MOST_BYTES } from '../../protocol/files.ts'

type Waiting = { readonly number: number; readonly act: () => void }

/**
 * One node's view of the shared files: what the page has put in order, and on top what this node
 * has changed and the page has not counted yet.
 */
export class SharedFiles implements FileOrder {
  readonly #tell: (change: FileChange) => void
  /** In the page's order, which is the same on all nodes. */
  #agreed = FileTree.empty()
  #view = FileTree.empty()
  #own: FileChange[] = []
  #number = 0
  #shared = false
  #unsettled: (() => void)[] = []
  #behind: Waiting[] = []
  /** Called with what another node changed. */
  onRemote: (change: FileChange) => void = () => {}

  constructor(tell: (change: FileChange) => void) {
    this.#tell = tell
  }

  open({ number, kept, shared }: FilesAtBoot): void {
    this.#agreed = new FileTree(kept)
    this.#view = new FileTree(kept)
    this.#number = number
    this.#shared = shared
  }

  get tree(): Pick<FileTree, 'get' | 'names' | 'bytes'> {
    return this.#view
  }

  /** How many bytes can still be written. */
  get room(): number {
    return MOST_BYTES[this.#shared ? 'shared' : 'copied'] - this.#view.bytes
  }

  /** A copy that may be published: nobody writes to it any more. */
  lasting(bytes: Uint8Array): Uint8Array {
    if (!this.#shared) return bytes.slice()
    const copy = new Uint8Array(new SharedArrayBuffer(bytes.byteLength))
    copy.set(bytes)
    return copy
  }

  publish(change: FileChange): void {
    this.#view.apply(change)
    this.#own.push(change)
    this.#tell(change)
  }

  /** The page has counted a change: of another node, or the oldest of this one, which is null. */
  hear(number: number, change: FileChange | null): void {
    const counted = change ?? this.#own.shift()
    if (counted === undefined) throw new Error('the page counted a change that nobody made')
    this.#agreed.apply(counted)
    if (change !== null) {
      this.onRemote(change)
      if (this.#own.length === 0) this.#view.apply(change)
      else {
        this.#view = new FileTree(this.#agreed.kept)
        for (const own of this.#own) this.#view.apply(own)
      }
    }
    this.#number = number
    this.#wake()
  }

  get seen(): number {
    return this.#number
  }

  get settled(): boolean {
    return this.#own.length === 0
  }

  onceSettled(act: () => void): void {
    this.#unsettled.push(act)
    this.#wake()
  }

  onceSeen(number: number, act: () => void): void {
    this.#behind.push({ number, act })
    this.#wake()
  }

  #wake(): void {
    const due = this.#behind.filter(({ number }) => number <= this.#number)
    if (due.length > 0) {
      this.#behind = this.#behind.filter(({ number }) => number > this.#number)
      for (const { act } of due) act()
    }
    if (!this.settled) return
    const unsettled = this.#unsettled
    this.#unsettled = []
    for (const act of unsettled) act()
  }
}
