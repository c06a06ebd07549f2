/** Strings that come again and again, by number: the dictionary of the columns. */

/** What a 16-bit index can name. */
const MOST = 65_535
const OTHER = '…'

export class Names {
  readonly all: string[]
  readonly #indices: Map<string, number>

  constructor(all: readonly string[] = ['', OTHER]) {
    this.all = [...all]
    this.#indices = new Map(this.all.map((name, index) => [name, index]))
  }

  /** A name's number. Once there are too many, all further names are one: `…`. */
  index(name: string): number {
    const known = this.#indices.get(name)
    if (known !== undefined) return known
    if (this.all.length >= MOST) return this.#indices.get(OTHER) ?? 0
    const index = this.all.push(name) - 1
    this.#indices.set(name, index)
    return index
  }
}
