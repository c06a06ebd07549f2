import type { ClusterEvent } from '../../workers/protocol/cluster.ts'
import type { ClusterNode } from './node.ts'

/** Bytes that a wasm interpreter can never have at once. */
const MOST_BYTES = 4 * 2 ** 30
const MOST_SLOW = 100

/** What faults need of the cluster. */
export interface Disturbed {
  /** @throws RangeError with a sentence, where there is no such node */
  running(name: string): ClusterNode
  readonly append: (event: ClusterEvent) => void
  /** Seconds, Unix. */
  readonly now: () => number
}

/** Faults that leave a node alive. */
export class Faults {
  readonly #cluster: Disturbed
  /** Nodes that are occupied once they have started. */
  readonly #expected = new Set<ClusterNode>()

  constructor(cluster: Disturbed) {
    this.#cluster = cluster
  }

  freeze(name: string): void {
    const node = this.#cluster.running(name)
    if (node.frozen) return
    const midway = node.freeze()
    this.#cluster.append({ kind: 'node-frozen', at: this.#cluster.now(), node: name, midway })
  }

  thaw(name: string): void {
    const node = this.#cluster.running(name)
    if (!node.frozen) return
    node.thaw()
    this.#cluster.append({ kind: 'node-thawed', at: this.#cluster.now(), node: name })
  }

  /** @throws RangeError for a factor that would make a node faster, or stop it */
  slow(name: string, factor: number): void {
    const node = this.#cluster.running(name)
    if (!(factor >= 1 && factor <= MOST_SLOW)) {
      throw new RangeError(`factor is ${factor}; it has to be a number from 1 to ${MOST_SLOW}`)
    }
    node.slow(factor)
    this.#cluster.append({ kind: 'node-slowed', at: this.#cluster.now(), node: name, factor })
  }

  /** @throws RangeError for bytes that no interpreter can have */
  fillMemory(name: string, bytes: number): void {
    const node = this.#cluster.running(name)
    if (!(Number.isInteger(bytes) && bytes >= 0 && bytes <= MOST_BYTES)) {
      throw new RangeError(`bytes is ${bytes}; a node can hold 0 to ${MOST_BYTES}`)
    }
    node.port.post({ kind: 'fill-memory', bytes })
    this.#cluster.append({ kind: 'node-filled', at: this.#cluster.now(), node: name, bytes })
  }

  /** Starts a loop without an end; on a node that has yet to start, as soon as it has. */
  occupy(name: string): void {
    const node = this.#cluster.running(name)
    const begin = () => {
      if (!this.#expected.delete(node)) return
      node.port.post({ kind: 'occupy' })
      this.#cluster.append({ kind: 'node-occupied', at: this.#cluster.now(), node: name })
    }
    this.#expected.add(node)
    if (node.ready) begin()
    else node.started.then(begin, () => this.#expected.delete(node))
  }

  /** A loop that has not begun does not begin: Stop came before. */
  takeBack(): void {
    this.#expected.clear()
  }
}
