/** A real cluster outside the tab that cells are connected to: told by the kernel's clients. */

import type { SchedulerEvent } from '../../workers/protocol/cluster.ts'
import { readOutside } from '../../workers/protocol/outside.ts'
import type { EventLog } from './events.ts'

export interface OutsideView {
  /** As the reader wrote it. */
  readonly address: string
  readonly state: 'connected' | 'lost'
  readonly workers: readonly string[]
  /** Its scheduler takes no plugin, so what it does cannot be shown. */
  readonly unseen: boolean
  /** Packages whose versions differ: name, here, there. */
  readonly differs: readonly (readonly [name: string, here: string, there: string])[]
}

const FRESH = { workers: [], unseen: false, differs: [] } as const

/** Puts what happens there into the page's one log, its workers as nodes that are not the tab's. */
export class OutsideClusters {
  readonly #log: EventLog
  readonly #now: () => number
  readonly #views = new Map<string, OutsideView>()
  readonly #watchers = new Set<(views: readonly OutsideView[]) => void>()

  /** @param now seconds, Unix */
  constructor(log: EventLog, now: () => number) {
    this.#log = log
    this.#now = now
  }

  get views(): readonly OutsideView[] {
    return [...this.#views.values()]
  }

  watch(watcher: (views: readonly OutsideView[]) => void): () => void {
    this.#watchers.add(watcher)
    watcher(this.views)
    return () => this.#watchers.delete(watcher)
  }

  /** @throws RangeError for what no client tells */
  hear(payload: string): void {
    const told = readOutside(payload)
    const { address } = told
    const view = this.#views.get(address)
    switch (told.kind) {
      case 'joined':
        return this.#show({ ...FRESH, address, state: 'connected' })
      case 'unseen':
        return view && this.#show({ ...view, unseen: true })
      case 'differs':
        return view && this.#show({ ...view, differs: told.found })
      case 'happened':
        for (const event of told.events) this.#take(address, event)
        return
      case 'lost':
        this.#forgetWorkers(view, 'crashed')
        return this.#show({ ...FRESH, address, state: 'lost' })
      case 'left':
        this.#forgetWorkers(view, 'stopped')
        this.#views.delete(address)
        return this.#tell()
      default:
        return told satisfies never
    }
  }

  /** The kernel is gone, and its connections with it. */
  reset(): void {
    for (const view of this.views) this.#forgetWorkers(view, 'stopped')
    this.#views.clear()
    this.#tell()
  }

  #take(address: string, event: SchedulerEvent): void {
    const view = this.#views.get(address)
    if (view === undefined) return
    const { at } = event
    if (event.kind === 'worker-added' && !view.workers.includes(event.worker)) {
      const node = event.worker
      this.#log.append({ kind: 'node-spawned', at, node, outside: true })
      this.#log.append({ kind: 'node-ready', at, node, heap: 0 })
      this.#show({ ...view, workers: [...view.workers, node] })
    }
    this.#log.append(event)
    if (event.kind === 'worker-removed') {
      this.#log.append({ kind: 'node-lost', at, node: event.worker, why: 'stopped' })
      this.#show({ ...view, workers: view.workers.filter((name) => name !== event.worker) })
    }
  }

  #forgetWorkers(view: OutsideView | undefined, why: 'stopped' | 'crashed'): void {
    const at = this.#now()
    for (const node of view?.workers ?? []) this.#log.append({ kind: 'node-lost', at, node, why })
  }

  #show(view: OutsideView): void {
    this.#views.set(view.address, view)
    this.#tell()
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher(this.views)
  }
}
