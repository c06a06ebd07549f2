/** The cluster's history. What is shown of it is a fold over its rows. */

import type { ClusterEvent } from '../../workers/protocol/cluster.ts'
import { EventColumns, MOST_BATCHES } from './columns.ts'
import { fold } from './fold.ts'
import { eventsOf, type Row } from './rows.ts'
import { type ClusterView, copyView, emptyView } from './view.ts'

/** Rows between two views that are kept for going back. */
const CHECKPOINT_ROWS = 16_384

export class EventLog {
  readonly columns: EventColumns
  readonly #listeners = new Set<(added: readonly ClusterEvent[]) => void>()
  /** What the rows said that are not kept any more. */
  readonly #before: ClusterView = emptyView()
  #live: ClusterView = emptyView()
  #folded = 0
  /** By row, the view before it; made while somebody goes back. */
  readonly #checkpoints = new Map<number, ClusterView>()

  constructor(most = MOST_BATCHES) {
    this.columns = new EventColumns((leaving) => {
      for (let row = 0; row < leaving.length; row++) fold(this.#before, leaving, row)
    }, most)
  }

  append(...events: readonly ClusterEvent[]): void {
    if (events.length === 0) return
    for (const event of events) this.columns.append(event)
    for (const listener of this.#listeners) listener(events)
  }

  /** Adds a row that was read from a file. */
  addRow(row: Row): void {
    this.columns.add(row)
  }

  /** @returns what ends the subscription */
  subscribe(listener: (added: readonly ClusterEvent[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The events that are kept, made anew from their rows. */
  get all(): readonly ClusterEvent[] {
    return eventsOf(this.columns.rows())
  }

  /** The view before the first row that is kept. */
  get before(): ClusterView {
    return copyView(this.#before)
  }

  /** How many rows the live view has not taken yet. */
  get behind(): number {
    return this.columns.end - this.#folded
  }

  /** The newest view, after taking at most so many further rows. Callers do not change it. */
  live(most = Number.POSITIVE_INFINITY): ClusterView {
    if (this.#folded < this.columns.first) {
      this.#live = copyView(this.#before)
      this.#folded = this.columns.first
    }
    const end = Math.min(this.columns.end, this.#folded + most)
    this.#take(this.#live, this.#folded, end)
    this.#folded = end
    return this.#live
  }

  /** A view of the rows before this one; the caller's own. */
  viewAt(row: number): ClusterView {
    const end = Math.max(this.columns.first, Math.min(row, this.columns.end))
    for (const known of this.#checkpoints.keys()) {
      if (known < this.columns.first) this.#checkpoints.delete(known)
    }
    let at = Math.max(this.columns.first, ...[...this.#checkpoints.keys()].filter((k) => k <= end))
    const view = copyView(this.#checkpoints.get(at) ?? this.#before)
    while (at + CHECKPOINT_ROWS <= end) {
      this.#take(view, at, at + CHECKPOINT_ROWS)
      at += CHECKPOINT_ROWS
      this.#checkpoints.set(at, copyView(view))
    }
    this.#take(view, at, end)
    return view
  }

  /** Takes further rows into a view that is the caller's own. */
  further(view: ClusterView, from: number, to: number): void {
    this.#take(view, from, Math.min(to, this.columns.end))
  }

  /** Forgets what was kept for going back. */
  settle(): void {
    this.#checkpoints.clear()
  }

  #take(view: ClusterView, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const found = this.columns.find(row)
      if (found !== undefined) fold(view, found.cells, found.index)
    }
  }
}
