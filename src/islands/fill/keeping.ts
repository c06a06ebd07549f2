/** The work on a notebook in the progress store: taken up when the page opens, kept as it changes. */

import type { Filling } from '../../handin/filling.ts'
import { onLeaving, openStore } from '../../progress/indexed.ts'
import { takeUp } from '../../progress/work.ts'
import { tellUnkept } from '../progress/unkept.ts'

/** At most so much typing is lost. */
const SOON_MS = 500

export interface TakenUp {
  readonly filling: Filling
  /** It was begun on another version of the notebook. */
  readonly earlier: boolean
}

/** What was kept by this page is its own; anything else in its place is not taken up. */
function parsed(code: string): Filling | null {
  try {
    const filling = JSON.parse(code) as Filling
    return Array.isArray(filling.log) ? filling : null
  } catch {
    return null
  }
}

export interface Earlier {
  readonly at: number
  readonly filling: Filling
}

export class Keeping {
  readonly #store = openStore()
  readonly #key: string
  readonly #edition: string
  readonly #kept: (at: number) => void
  #waiting: ReturnType<typeof setTimeout> | undefined
  #take: () => Filling | null = () => null

  /** @param key the notebook and the way of working, which are kept apart */
  constructor(key: string, edition: string, kept: (at: number) => void) {
    this.#key = `notebook/${key}`
    this.#edition = edition
    this.#kept = kept
    onLeaving(() => void this.now())
    document.addEventListener('visibilitychange', () => void this.now())
  }

  async takeUp(): Promise<TakenUp | null> {
    const work = await this.#store.work(this.#key)
    if (work === null) return null
    const { current, earlier } = takeUp(work, this.#edition)
    const filling = parsed((current ?? earlier)?.code ?? '')
    return filling === null ? null : { filling, earlier: current === null }
  }

  /** Keeps what `take` gives, half a second later. */
  soon(take: () => Filling | null): void {
    this.#take = take
    this.#waiting ??= setTimeout(() => void this.now(), SOON_MS)
  }

  async now(): Promise<void> {
    if (this.#waiting === undefined) return
    clearTimeout(this.#waiting)
    this.#waiting = undefined
    const filling = this.#take()
    if (filling === null) return
    const kept = await this.#store.keep(this.#key, this.#edition, JSON.stringify(filling))
    tellUnkept(kept)
    if (kept.kind === 'kept') this.#kept(Date.now())
  }

  /** The newest first; what is written now is the first. */
  async versions(): Promise<readonly Earlier[]> {
    await this.now()
    const { versions } = (await this.#store.work(this.#key)) ?? { versions: [] }
    return versions.toReversed().flatMap(({ at, code }) => {
      const filling = parsed(code)
      return filling === null ? [] : [{ at, filling }]
    })
  }

  /** What follows is another version. */
  close(): void {
    this.#store.close(this.#key)
  }
}
