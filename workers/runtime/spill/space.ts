/** A stretch of a disk, in bytes. */
export interface Extent {
  readonly at: number
  readonly length: number
}

/** Disk space is given in multiples of this many bytes. */
export const BLOCK = 4096

/** Which parts of a disk are free: first fit, and what is given back joins its neighbours. */
export class Space {
  /** Free stretches below the end, in order and never adjacent. */
  readonly #free: Extent[] = []
  #end = 0

  /** Nothing is in use from here on. */
  get end(): number {
    return this.#end
  }

  /** At least so many bytes, in few stretches. */
  take(bytes: number): readonly Extent[] {
    let missing = Math.ceil(bytes / BLOCK) * BLOCK
    const taken: Extent[] = []
    const whole = this.#free.findIndex(({ length }) => length >= missing)
    while (missing > 0) {
      const index = whole === -1 ? 0 : whole
      const run = this.#free[index]
      if (run === undefined) {
        taken.push({ at: this.#end, length: missing })
        this.#end += missing
        return taken
      }
      const length = Math.min(run.length, missing)
      taken.push({ at: run.at, length })
      missing -= length
      if (length === run.length) this.#free.splice(index, 1)
      else this.#free[index] = { at: run.at + length, length: run.length - length }
    }
    return taken
  }

  /** Takes stretches back. */
  give(extents: readonly Extent[]): void {
    for (const extent of extents) this.#giveOne(extent)
    const last = this.#free.at(-1)
    if (last !== undefined && last.at + last.length === this.#end) {
      this.#free.pop()
      this.#end = last.at
    }
  }

  #giveOne({ at, length }: Extent): void {
    const found = this.#free.findIndex((run) => run.at > at)
    const index = found === -1 ? this.#free.length : found
    const before = this.#free[index - 1]
    const after = this.#free[index]
    const joinsBefore = before !== undefined && before.at + before.length === at
    const joinsAfter = after !== undefined && at + length === after.at
    const start = joinsBefore ? before.at : at
    const end = joinsAfter ? after.at + after.length : at + length
    this.#free.splice(joinsBefore ? index - 1 : index, Number(joinsBefore) + Number(joinsAfter), {
      at: start,
      length: end - start,
    })
  }
}
