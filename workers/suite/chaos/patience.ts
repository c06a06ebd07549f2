/** When waiting has to end: a hang is when nothing moves any more, beyond the time for the work. */

export interface Limits {
  /** Seconds that the work may take in any case. */
  readonly enough: number
  /** Seconds without any movement, beyond `enough`. */
  readonly still: number
  /** Seconds after which even what moves is given up. */
  readonly most: number
}

/**
 * @param calm seconds that the work took undisturbed, on this machine as it is loaded now
 * @param length seconds from the first fault to the last
 */
export function limitsFor(calm: number, length: number): Limits {
  const enough = 20 + 3 * length + 10 * calm
  return { enough, still: 30, most: 4 * enough }
}

export class Patience {
  readonly #limits: Limits
  readonly #now: () => number
  readonly #began: number
  #moved: number

  /** @param now seconds */
  constructor(limits: Limits, now: () => number) {
    this.#limits = limits
    this.#now = now
    this.#began = now()
    this.#moved = this.#began
  }

  /** Something happened. */
  moved(): void {
    this.#moved = this.#now()
  }

  /** Why to wait no longer, or null. */
  get over(): string | null {
    const now = this.#now()
    const waited = Math.round(now - this.#began)
    const { enough, still, most } = this.#limits
    if (waited > most) return `it moves, and has not ended after ${waited} s`
    if (waited <= enough || now - this.#moved <= still) return null
    return `nothing has moved for ${Math.round(now - this.#moved)} s, after ${waited} s`
  }
}
