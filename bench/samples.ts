/** What was measured: by side and metric, one number a round. */

/** `defaults` is native dask with its own settings instead of a tab's. */
export const SIDES = ['browser', 'native', 'defaults'] as const
export type Side = (typeof SIDES)[number]

export interface Failure {
  readonly side: Side
  readonly metric: string
  readonly reason: string
}

export interface Measured {
  readonly samples: Readonly<Record<Side, Readonly<Record<string, readonly number[]>>>>
  readonly failures: readonly Failure[]
}

export class Samples {
  readonly #samples: Record<Side, Record<string, number[]>> = {
    browser: {},
    native: {},
    defaults: {},
  }
  readonly #failures: Failure[] = []

  add(side: Side, metric: string, value: number): void {
    const values = this.#samples[side][metric] ?? []
    values.push(value)
    this.#samples[side][metric] = values
  }

  fail(side: Side, metric: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error)
    this.#failures.push({ side, metric, reason })
  }

  /** Measures once; what goes wrong is noted, and the others are still measured. */
  async measure(side: Side, metric: string, once: () => Promise<number>): Promise<void> {
    try {
      this.add(side, metric, await once())
    } catch (error) {
      this.fail(side, metric, error)
    }
  }

  get measured(): Measured {
    return { samples: this.#samples, failures: this.#failures }
  }
}
