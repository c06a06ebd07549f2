import type { Remote } from 'comlink'
import type {
  CheckResult,
  Colours,
  Completion,
  KernelApi,
  KernelEvent,
  OutsideTrouble,
  RunResult,
  Signature,
} from '../../workers/protocol/kernel.ts'
import { KernelProcess, type Surroundings } from './process.ts'

/**
 * A kernel that does not answer for so long computes; so much later it is beyond an interrupt.
 * On a machine that is busy an interrupt takes a second, and the reader's names are worth another.
 */
const PATIENCE_MS = 120
const LAST_PATIENCE_MS = 2000
const SIGNALS = 2

/** The interpreter had to be replaced, and the names in it are gone. */
export type Lost =
  | { readonly status: 'stopped'; readonly lost: true }
  | { readonly status: 'crashed'; readonly lost: true; readonly reason: string }

/** How a run ended. */
export type Outcome = (RunResult & { readonly lost: false }) | Lost

export type KernelState = 'off' | 'starting' | 'idle' | 'busy'

/** A page's kernel: long-lived owner of the interpreter, which alone may end it. */
export class KernelSession {
  readonly #around: Surroundings
  readonly #watchers = new Set<(state: KernelState) => void>()
  #process: KernelProcess | null = null
  #scheduler: string | null = null
  #sink: (event: KernelEvent) => void = () => {}
  #abandon: ((lost: Lost) => void) | null = null
  #queue: Promise<unknown> = Promise.resolve()
  #state: KernelState = 'off'

  constructor(around: Surroundings) {
    this.#around = around
  }

  get state(): KernelState {
    return this.#state
  }

  watch(watcher: (state: KernelState) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Boots the interpreter, if it does not run. */
  async boot(): Promise<Remote<KernelApi>> {
    if (this.#process !== null) return this.#process.booted
    this.#become('starting')
    const began = performance.now()
    const process = new KernelProcess(
      this.#around,
      (event) => this.#sink(event),
      (reason) => this.#crashed(process, reason),
    )
    this.#process = process
    try {
      const api = await process.booted
      if (this.#scheduler !== null) await api.useScheduler(this.#scheduler, false)
      if (this.#process === process && this.#state === 'starting') this.#become('idle')
      performance.measure('essaim:kernel-ready', { start: began, end: performance.now() })
      return api
    } catch (error) {
      if (this.#process === process) this.terminate()
      throw error
    }
  }

  /** Runs a cell after those before it; its events go to `sink` as they happen. */
  run(
    code: string,
    colours: Colours,
    sink: (event: KernelEvent) => void,
    onStart: () => void = () => {},
  ): Promise<Outcome> {
    return this.#inTurn(async (api): Promise<Outcome> => {
      this.#sink = sink
      const ended = this.#process?.nextEnd()
      onStart()
      try {
        const result = await api.run(code, colours)
        await ended
        return { ...result, lost: false }
      } catch (error) {
        // What a cell raises is told in the result; this is the interpreter's own end.
        const lost = { status: 'crashed', lost: true, reason: firstLine(error) } as const
        this.#replace(lost)
        return lost
      }
    })
  }

  /** Judges a solution, in a namespace of its own, after the cells that run. */
  check(
    exercise: string,
    code: string,
    language: string,
  ): Promise<{ readonly results: readonly CheckResult[]; readonly lost: false } | Lost> {
    return this.#inTurn(async (api) => {
      this.#sink = () => {}
      return { results: await api.check(exercise, code, language), lost: false } as const
    })
  }

  /** Stops the running cell: asks, then interrupts, then replaces the interpreter. */
  async interrupt(): Promise<void> {
    const process = this.#process
    if (process === null) return
    if (this.#state === 'starting') return this.#replace({ status: 'stopped', lost: true })
    const api = await process.booted
    const ended = () => this.#state !== 'busy' || this.#process !== process
    const answered = await Promise.race([api.interrupt().then(() => true), after(PATIENCE_MS)])
    if (answered && (await until(ended, LAST_PATIENCE_MS))) return
    // The first signal may be spent on what ran between the cell's own steps.
    for (let signals = 0; signals < SIGNALS; signals++) {
      if (process.interruptComputing() && (await until(ended, LAST_PATIENCE_MS / SIGNALS))) return
    }
    if (!ended()) this.#replace({ status: 'stopped', lost: true })
  }

  async answer(text: string): Promise<void> {
    await (await this.#process?.booted)?.answer(text)
  }

  async complete(code: string, cursor: number): Promise<Completion | null> {
    if (this.#process === null || this.#state === 'busy') return null
    return (await this.#process.booted).complete(code, cursor)
  }

  async signature(code: string, cursor: number): Promise<Signature | null> {
    if (this.#process === null || this.#state === 'busy') return null
    return (await this.#process.booted).signature(code, cursor)
  }

  /** A file in the shared folders, which is there for the runs that are asked for after it. */
  addFile(path: string, bytes: Uint8Array): void {
    this.#around.disk.write(path, bytes)
    // A running kernel writes it itself as well: a run must not overtake it on its way.
    if (this.#state === 'idle' || this.#state === 'busy') {
      void this.#process?.booted.then((api) => api.write(path, bytes)).catch(() => {})
    }
  }

  /** Whether `Client()` means a cluster outside the tab. */
  get outside(): boolean {
    return this.#scheduler !== null
  }

  /**
   * What `Client()` without an address means, in this interpreter and in those that may replace
   * it; null for the tab's own cluster.
   * @returns why it could not be reached; nothing has changed then
   */
  async useScheduler(address: string | null): Promise<OutsideTrouble | null> {
    const ended = await this.#inTurn(async (api) => ({
      trouble: await api.useScheduler(address, true),
      lost: false as const,
    }))
    if (ended.lost) throw new Error(ended.status)
    if (ended.trouble === null) this.#scheduler = address
    return ended.trouble
  }

  /** Forgets the reader's names. */
  async reset(): Promise<void> {
    if (this.#state === 'busy') await this.interrupt()
    await (await this.#process?.booted)?.reset()
  }

  terminate(): void {
    this.#process?.terminate()
    this.#process = null
    this.#become('off')
  }

  /** One thing at a time, in the order in which they were asked for. */
  #inTurn<T>(work: (api: Remote<KernelApi>) => Promise<T>): Promise<T | Lost> {
    const turn = this.#queue.then(async () => {
      const abandoned = new Promise<Lost>((resolve) => {
        this.#abandon = resolve
      })
      const done = this.boot().then((api) => {
        this.#become('busy')
        return work(api)
      })
      // Abandoned work may fail later; nobody waits for it then.
      done.catch(() => {})
      try {
        return await Promise.race([done, abandoned])
      } finally {
        this.#abandon = null
        if (this.#state === 'busy') this.#become('idle')
      }
    })
    this.#queue = turn.catch(() => {})
    return turn
  }

  #crashed(process: KernelProcess, reason: string): void {
    if (this.#process !== process) return
    // A kernel that never came up would not come up the next time either.
    if (this.#state === 'starting') this.terminate()
    else this.#replace({ status: 'crashed', lost: true, reason: firstLine(reason) })
  }

  #replace(lost: Lost): void {
    this.terminate()
    this.#abandon?.(lost)
    // Should it not come up again, the next run says why.
    this.boot().catch(() => {})
  }

  #become(state: KernelState): void {
    if (this.#state === state) return
    this.#state = state
    for (const watcher of this.#watchers) watcher(state)
  }
}

function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line
}

function after(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds))
}

async function until(condition: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!condition() && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return condition()
}
