/** Where somebody is in a history: at its end as it grows, standing still, or going along again. */

import type { EventLog } from './events.ts'
import type { ClusterView } from './view.ts'

export type ReplayMode = 'live' | 'paused' | 'playing'

/** The live view takes at most so many rows at a time, so that catching up holds up nothing. */
const MOST_AT_ONCE = 4096
/** While events are replayed, longer silences than this are cut to it, in seconds. */
const MOST_SILENCE_S = 1
/** Rows that show nothing by themselves. */
const SILENT: ReadonlySet<string> = new Set(['task-ran', 'workers-sampled'])

export class Replay {
  readonly log: EventLog
  #mode: ReplayMode = 'live'
  #cursor = 0
  #view: ClusterView
  #rate = 1
  /** The time of the events that the replay has come to, in seconds. */
  #clock = 0

  constructor(log: EventLog) {
    this.log = log
    this.#view = log.live(0)
  }

  get mode(): ReplayMode {
    return this.#mode
  }

  /** The rows before this one are shown. */
  get cursor(): number {
    return this.#mode === 'live' ? this.log.columns.end : this.#cursor
  }

  get rate(): number {
    return this.#rate
  }

  /** What is shown now. */
  view(): ClusterView {
    if (this.#mode === 'live') return this.log.live(MOST_AT_ONCE)
    if (this.#cursor < this.log.columns.first) this.#goTo(this.log.columns.first)
    return this.#view
  }

  /** Whether there is more to show than `view` gave. */
  get unfinished(): boolean {
    return this.#mode === 'playing' || (this.#mode === 'live' && this.log.behind > 0)
  }

  pause(): void {
    if (this.#mode === 'live') this.#goTo(this.log.columns.end)
    this.#mode = 'paused'
  }

  live(): void {
    this.#mode = 'live'
    this.log.settle()
  }

  seek(row: number): void {
    const { first, end } = this.log.columns
    this.#goTo(Math.max(first, Math.min(row, end)))
    this.#mode = 'paused'
  }

  /** Goes to the next event that shows something, or to the one before. */
  step(direction: 1 | -1): void {
    this.pause()
    const { first, end } = this.log.columns
    let cursor = this.#cursor + direction
    while (cursor > first && cursor < end && this.#silent(cursor - 1)) cursor += direction
    this.#goTo(Math.max(first, Math.min(cursor, end)))
  }

  /** Goes along again, so many seconds of the history in a second; from the start when at the end. */
  play(rate: number): void {
    this.pause()
    if (this.#cursor >= this.log.columns.end) this.#goTo(this.log.columns.first)
    this.#rate = rate
    this.#clock = this.#timeOf(this.#cursor) ?? 0
    this.#mode = 'playing'
  }

  /** So much time has passed for who looks on, in seconds. */
  advance(seconds: number): void {
    if (this.#mode !== 'playing') return
    this.#clock += seconds * this.#rate
    const { end } = this.log.columns
    let cursor = this.#cursor
    for (; cursor < end; cursor++) {
      const at = this.#timeOf(cursor) ?? 0
      if (at > this.#clock + MOST_SILENCE_S) this.#clock = at - MOST_SILENCE_S
      if (at > this.#clock) break
    }
    this.#goTo(cursor)
    if (cursor >= end) this.#mode = 'paused'
  }

  #goTo(row: number): void {
    if (row >= this.#cursor && this.#mode !== 'live') {
      this.log.further(this.#view, this.#cursor, row)
    } else this.#view = this.log.viewAt(row)
    this.#cursor = row
  }

  #timeOf(row: number): number | undefined {
    const found = this.log.columns.find(row)
    return found?.cells.number('at', found.index)
  }

  #silent(row: number): boolean {
    const found = this.log.columns.find(row)
    return found !== undefined && SILENT.has(found.cells.name('kind', found.index))
  }
}
