/** Transfers that the network shows on their way: each that is told, once, and nothing else. */

import type { Travelling } from '../../charts/flows.ts'
import type { ClusterView } from '../../cluster/view.ts'

/** A transfer is on its way for so long in the picture. */
const WAY_MS = 700

export class Transfers {
  readonly #seen = new Map<string, number>()
  readonly #begun = new Map<string, number>()
  readonly #still: boolean

  /** @param still nothing moves, for readers who want less motion */
  constructor(still: boolean) {
    this.#still = still
  }

  /** What is on its way now, in a view that is newer than the last one. */
  at(view: ClusterView, now: number): readonly Travelling[] {
    const first = this.#seen.size === 0
    for (const [pair, flow] of view.flows) {
      const further = flow.times > (this.#seen.get(pair) ?? 0)
      this.#seen.set(pair, flow.times)
      if (further && !first && !this.#still) this.#begun.set(pair, now)
    }
    for (const [pair, began] of this.#begun) if (now - began > WAY_MS) this.#begun.delete(pair)
    return [...this.#begun].map(([pair, began]) => ({ pair, gone: (now - began) / WAY_MS }))
  }

  get moving(): boolean {
    return this.#begun.size > 0
  }
}
