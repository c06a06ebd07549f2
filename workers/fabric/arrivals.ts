import { type Conditions, Route, type Stream } from './route.ts'

/** Time and timers, in milliseconds. */
export interface Clock {
  /** Since 1970, the same for all nodes of a tab. */
  now(): number
  /** @returns what cancels it */
  after(ms: number, act: () => void): () => void
}

/** A way in for one stream. */
export interface Passage {
  /** Lets `arrive` be called when something of so many bytes, sent at `sent`, is there. */
  enter(bytes: number, sent: number, arrive: () => void, extra?: number): void
  close(): void
}

/** Browsers fire timers of so many milliseconds too late or too early. */
const TOLERANCE_MS = 0.5

/** Holds back what comes from one host until the network lets it arrive. */
export class Arrivals {
  readonly #route: Route<() => void>
  readonly #clock: Clock
  readonly #onIdle: () => void
  #cancel: (() => void) | null = null

  /** @param onIdle called when nothing is on its way any more */
  constructor(clock: Clock, conditions: Conditions, onIdle: () => void) {
    this.#clock = clock
    this.#route = new Route(conditions)
    this.#onIdle = onIdle
  }

  get busy(): boolean {
    return this.#route.busy
  }

  open(name: string): Passage {
    const stream: Stream<() => void> = this.#route.open(name)
    return {
      enter: (bytes, sent, arrive, extra) => {
        const now = this.#clock.now()
        this.#route.enter(stream, arrive, bytes, Math.min(sent, now), extra)
        this.#deliver()
      },
      close: () => this.#route.close(stream),
    }
  }

  change(conditions: Conditions): void {
    this.#route.change(conditions, this.#clock.now())
    this.#deliver()
  }

  #deliver(): void {
    this.#cancel?.()
    this.#cancel = null
    const now = this.#clock.now()
    for (const arrive of this.#route.take(now + TOLERANCE_MS)) arrive()
    const next = this.#route.next()
    if (next !== null && this.#cancel === null) {
      this.#cancel = this.#clock.after(Math.max(0, next - now), () => this.#deliver())
    }
    if (!this.#route.busy) this.#onIdle()
  }
}
