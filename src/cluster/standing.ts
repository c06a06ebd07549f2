import type { ClusterState } from '../../workers/protocol/cluster.ts'

/** What the cluster as a whole is, and who wants to know it. */
export class Standing {
  readonly #watchers = new Set<(state: ClusterState) => void>()
  /** Nodes that were killed or crashed, and not replaced. */
  readonly #missing = new Set<string>()
  #state: ClusterState = 'off'

  get state(): ClusterState {
    return this.#state
  }

  watch(watcher: (state: ClusterState) => void): () => void {
    this.#watchers.add(watcher)
    watcher(this.#state)
    return () => this.#watchers.delete(watcher)
  }

  miss(node: string): void {
    this.#missing.add(node)
  }

  isMissing(node: string): boolean {
    return this.#missing.has(node)
  }

  /** A node is there again, or nobody wants it any more. */
  missNoLonger(node: string): void {
    this.#missing.delete(node)
  }

  missNobody(): void {
    this.#missing.clear()
  }

  /** @param scheduler whether there is one */
  assess(nodes: readonly { readonly ready: boolean }[], scheduler: boolean): void {
    if (nodes.length === 0) this.#become('off')
    else if (!scheduler) this.#become('failed')
    else if (nodes.some((node) => !node.ready)) this.#become('starting')
    else this.#become(this.#missing.size > 0 ? 'degraded' : 'ready')
  }

  #become(state: ClusterState): void {
    if (this.#state === state) return
    this.#state = state
    for (const watcher of this.#watchers) watcher(state)
  }
}
