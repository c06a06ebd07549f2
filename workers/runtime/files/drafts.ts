import { type FileChange, isWithin } from '../../protocol/files.ts'

/** A file that is open on this node. All who have it open here write to the same draft. */
export class Draft {
  path: string
  size: number
  /** How many have it open. */
  handles = 0
  /** Written to, and not published. */
  dirty = false
  /** Removed, or something else was moved to its place: it lives while it is open. */
  gone = false
  /** Bytes that it had when it was published or opened, if it was only added to since. */
  addedTo: number | undefined
  /** What is published is never written to: the first write makes a copy. */
  #mine = false
  #bytes: Uint8Array

  constructor(path: string, bytes: Uint8Array) {
    this.path = path
    this.#bytes = bytes
    this.size = bytes.byteLength
    this.addedTo = this.size
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.size)
  }

  resize(size: number): void {
    this.addedTo = undefined
    this.#resize(size)
  }

  /** @param adding whether it goes to the end, wherever that is by then */
  write(bytes: Uint8Array, at: number, adding: boolean): void {
    if (!adding) this.addedTo = undefined
    this.#resize(Math.max(this.size, at + bytes.byteLength))
    this.#bytes.set(bytes, at)
  }

  #resize(size: number): void {
    if (!this.#mine || size > this.#bytes.byteLength) {
      const grown = new Uint8Array(this.#mine ? Math.max(size, 2 * this.#bytes.byteLength) : size)
      grown.set(this.#bytes.subarray(0, Math.min(this.size, size)))
      this.#bytes = grown
      this.#mine = true
    } else if (size > this.size) this.#bytes.fill(0, this.size, size)
    this.size = size
    this.dirty = true
  }

  /** It is published as these bytes, which are its own no longer. */
  published(bytes: Uint8Array): void {
    this.#bytes = bytes
    this.#mine = false
    this.dirty = false
    this.addedTo = this.size
  }
}

/** The drafts of a node, by their paths. */
export class Drafts {
  readonly #drafts = new Map<string, Draft>()

  get(path: string): Draft | undefined {
    return this.#drafts.get(path)
  }

  open(path: string, bytes: () => Uint8Array): Draft {
    const draft = this.#drafts.get(path) ?? new Draft(path, bytes())
    this.#drafts.set(path, draft)
    draft.handles++
    return draft
  }

  /** @returns whether nobody has it open any more */
  close(draft: Draft): boolean {
    if (--draft.handles > 0) return false
    if (this.#drafts.get(draft.path) === draft) this.#drafts.delete(draft.path)
    return true
  }

  /** Follows a change of the tree. What another node puts is seen by those who open it anew. */
  follow(change: FileChange): void {
    if (change.kind === 'put') this.#drafts.delete(change.path)
    else if (change.kind === 'removed') this.#lose(change.path)
    else {
      this.#lose(change.to)
      for (const draft of this.#within(change.path)) {
        this.#drafts.delete(draft.path)
        draft.path = change.to + draft.path.slice(change.path.length)
        this.#drafts.set(draft.path, draft)
      }
    }
  }

  #lose(path: string): void {
    for (const draft of this.#within(path)) {
      draft.gone = true
      this.#drafts.delete(draft.path)
    }
  }

  #within(path: string): readonly Draft[] {
    return [...this.#drafts.values()].filter((draft) => isWithin(draft.path, path))
  }
}
