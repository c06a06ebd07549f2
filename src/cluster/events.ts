import type { ClusterEvent } from '../../workers/protocol/cluster.ts'

/** The cluster's history: only ever added to. What is shown of it is a fold over it. */
export class EventLog {
  readonly #events: ClusterEvent[] = []
  readonly #listeners = new Set<(added: readonly ClusterEvent[]) => void>()

  append(...events: readonly ClusterEvent[]): void {
    if (events.length === 0) return
    for (const event of events) this.#events.push(event)
    for (const listener of this.#listeners) listener(events)
  }

  /** @returns what ends the subscription */
  subscribe(listener: (added: readonly ClusterEvent[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get all(): readonly ClusterEvent[] {
    return this.#events
  }
}
