import { FROZEN, WOKEN } from '../protocol/boot.ts'

/**
 * How fast a node may go: at its own speed, so many times slower, or not at all.
 *
 * Where memory is shared the whole thread stops, also in the middle of a computation: a signal
 * makes Python call {@link halt} or {@link rest} from wherever it is. Elsewhere the node stops
 * between two of its steps.
 */
export class Brake {
  #control: Int32Array | null = null
  #factor = 1
  #stopped = false
  #thawing: ReturnType<typeof setTimeout> | undefined
  #later: (() => void)[] = []
  /** Since when what runs has not been paid for by rest; null while nothing is known to run. */
  #since: number | null = null
  #inStep = false

  share(control: Int32Array | null): void {
    this.#control = control
  }

  freeze(): void {
    if (this.#control === null) this.#stop()
    else this.halt()
  }

  /** Where memory is shared, the page wakes the thread itself. */
  thaw(): void {
    this.#resume()
  }

  /** @param factor how many times as long everything takes, from 1 */
  slow(factor: number): void {
    this.#factor = factor
    this.#since = null
  }

  /** Runs one step of the node, when it may. */
  run(step: () => void): void {
    if (this.#stopped) this.#later.push(step)
    else if (this.#factor === 1) step()
    else {
      this.#since = performance.now()
      this.#inStep = true
      step()
      this.#pay()
      this.#inStep = false
      this.#since = null
    }
  }

  /** Stops the thread until the page thaws it. */
  halt(): void {
    if (this.#control !== null) Atomics.wait(this.#control, FROZEN, 1)
  }

  /**
   * Makes up for what has run, in the middle of a step. Where memory is not shared nothing can make
   * the thread wait there, and the step's end makes up for all of it.
   */
  rest(): void {
    if (this.#control !== null) this.#pay()
  }

  /** The rest that a slower machine would have been at work. */
  #pay(): void {
    const now = performance.now()
    const owed = this.#since === null ? 0 : (this.#factor - 1) * (now - this.#since)
    if (owed > 0) this.#rest(owed)
    this.#since = performance.now()
    // A step that was suspended goes on without coming by here; the thread's next turn ends it.
    if (!this.#inStep) setTimeout(() => this.#forget(), 0)
  }

  #forget(): void {
    this.#since = null
  }

  #rest(ms: number): void {
    if (this.#control === null) {
      this.#stop()
      this.#thawing = setTimeout(() => this.#resume(), ms)
    } else Atomics.wait(this.#control, WOKEN, Atomics.load(this.#control, WOKEN), ms)
  }

  #stop(): void {
    clearTimeout(this.#thawing)
    this.#stopped = true
  }

  #resume(): void {
    clearTimeout(this.#thawing)
    this.#stopped = false
    const later = this.#later
    this.#later = []
    for (const step of later) this.run(step)
  }
}
