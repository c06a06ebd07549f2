import type { FileOrder } from './file-order.ts'

/** Where a link's messages leave: not before the page has counted what this node has published. */
export class Departures {
  readonly #files: FileOrder
  readonly #waiting: (() => void)[] = []
  #told = 0

  constructor(files: FileOrder) {
    this.#files = files
  }

  /** @param post is given how many changes of files the peer must have, when that has grown */
  leave(post: (files: number | undefined) => void): void {
    this.whenGone(() => {
      const { seen } = this.#files
      post(seen > this.#told ? seen : undefined)
      this.#told = seen
    })
  }

  /** Acts after what waits to leave; at once where nothing does. */
  whenGone(act: () => void): void {
    if (this.#waiting.length === 0 && this.#files.settled) return act()
    this.#waiting.push(act)
    if (this.#waiting.length > 1) return
    this.#files.onceSettled(() => {
      for (const one of this.#waiting.splice(0)) one()
    })
  }
}

/** Where a link's messages come in: not before the files are here of which they may tell. */
export class FileGate {
  readonly #files: FileOrder
  #waiting: { readonly files: number; readonly act: () => void }[] = []

  constructor(files: FileOrder) {
    this.#files = files
  }

  pass(files: number, act: () => void): void {
    if (this.#waiting.length === 0 && files <= this.#files.seen) return act()
    this.#waiting.push({ files, act })
    if (this.#waiting.length === 1) this.#wait()
  }

  #wait(): void {
    const [first] = this.#waiting
    if (first === undefined) return
    this.#files.onceSeen(first.files, () => {
      this.#waiting.shift()
      first.act()
      this.#wait()
    })
  }
}
