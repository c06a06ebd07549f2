import { type Network, NO_NETWORK } from '../protocol/network.ts'
import { type Address, type FromNode, hostOf } from '../protocol/wire.ts'
import { Arrivals, type Clock, type Passage } from './arrivals.ts'
import { draw } from './delay.ts'
import { type FileOrder, NO_FILES } from './file-order.ts'
import { Link } from './link.ts'
import { isCut, outagesBetween, policyBetween } from './policy.ts'
import { randomOf } from './random.ts'
import type { Conditions } from './route.ts'

/** A packet without content, in bytes. */
const EMPTY = 40

const wallClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}

/** A link, and what it is called: its name and the seed make its luck. */
interface Named {
  readonly link: Link
  readonly name: string
}

/** A node's place on the fabric: opens links, takes those that others open. */
export class Endpoint {
  readonly #links = new Map<Link, Named>()
  readonly #tell: (message: FromNode, transfer: Transferable[]) => void
  readonly #files: FileOrder
  readonly #clock: Clock
  readonly #arrivals = new Map<string, Arrivals>()
  /** Connections that came in while their answer cannot get out. */
  #unanswered: (() => void)[] = []
  #network: Network = NO_NETWORK
  #me = ''
  /** Called for each link that another node opens. */
  onAccept: (local: Address, peer: Address, link: Link) => void = (_local, _peer, link) => {
    link.close()
  }

  constructor(
    tell: (message: FromNode, transfer: Transferable[]) => void,
    files: FileOrder = NO_FILES,
    clock: Clock = wallClock,
  ) {
    this.#tell = tell
    this.#files = files
    this.#clock = clock
  }

  /** Lays a network over the links of this host, called `me`, in place of the one before. */
  useNetwork(network: Network, me: string): void {
    this.#network = network
    this.#me = me
    for (const [host, arrivals] of this.#arrivals) arrivals.change(this.#conditions(host))
    for (const named of this.#links.values()) this.#shape(named)
    const unanswered = this.#unanswered
    this.#unanswered = []
    for (const accept of unanswered) accept()
  }

  connect(from: Address, to: Address): Link {
    const { port1, port2 } = new MessageChannel()
    const sent = this.#stamps(hostOf(to)) ? { sent: this.#clock.now() } : {}
    this.#tell({ kind: 'connect', from, to, port: port2, ...sent }, [port2])
    return this.#open(port1, to, from)
  }

  accept(from: Address, to: Address, port: MessagePort, sent = Number.POSITIVE_INFINITY): void {
    const link = this.#open(port, from, to)
    const host = link.peer
    const passage = this.#passage(host, `${from} opens ${to}`)
    if (passage === null) return this.onAccept(to, from, link)
    const accept = () => {
      if (isCut(this.#network, this.#me, host)) this.#unanswered.push(accept)
      else {
        passage.close()
        // A host that came back under its name: the news of its end must not come after it.
        for (const old of this.#links.keys()) if (old.peer === host && old.dying) old.lose()
        this.onAccept(to, from, link)
      }
    }
    passage.enter(EMPTY, sent, accept, this.#roundTrip(host, from))
  }

  loseHost(host: string): void {
    const now = this.#clock.now()
    for (const link of [...this.#links.keys()]) if (link.peer === host) link.hearOfLoss(now)
  }

  #open(port: MessagePort, peer: Address, local: Address): Link {
    const link = new Link(port, hostOf(peer), this.#files, (ended) => this.#links.delete(ended))
    const named = { link, name: `${peer} to ${local}` }
    this.#links.set(link, named)
    this.#shape(named)
    return link
  }

  #shape({ link, name }: Named): void {
    const stamp = this.#stamps(link.peer) ? () => this.#clock.now() : null
    link.shape(stamp, link.passage ?? this.#passage(link.peer, name))
  }

  /** Whether what goes to a host has to say when it was sent. */
  #stamps(host: string): boolean {
    return (
      policyBetween(this.#network, this.#me, host) !== null || isCut(this.#network, this.#me, host)
    )
  }

  /** Where what comes from a host has to wait; null where nothing has to. */
  #passage(host: string, name: string): Passage | null {
    if (!this.#holds(host)) return null
    let arrivals = this.#arrivals.get(host)
    if (arrivals === undefined) {
      arrivals = new Arrivals(this.#clock, this.#conditions(host), () => this.#release(host))
      this.#arrivals.set(host, arrivals)
    }
    return arrivals.open(name)
  }

  #holds(host: string): boolean {
    if (this.#arrivals.get(host)?.busy) return true
    return (
      policyBetween(this.#network, host, this.#me) !== null || isCut(this.#network, host, this.#me)
    )
  }

  /** Nothing comes from a host any more: where it may, it comes directly from now on. */
  #release(host: string): void {
    if (this.#holds(host)) return
    this.#arrivals.delete(host)
    for (const { link } of this.#links.values()) if (link.peer === host) link.shape(null, null)
    for (const named of this.#links.values()) if (named.link.peer === host) this.#shape(named)
  }

  #conditions(host: string): Conditions {
    return {
      policy: policyBetween(this.#network, host, this.#me),
      outages: outagesBetween(this.#network, host, this.#me),
      seed: this.#network.seed,
    }
  }

  /** A connection is there for both once its answer, and the answer to that, have crossed. */
  #roundTrip(host: string, name: string): number {
    const random = randomOf(this.#network.seed, `${name} shakes hands`)
    const back = policyBetween(this.#network, this.#me, host)
    const there = policyBetween(this.#network, host, this.#me)
    return [back, there].reduce((sum, policy) => {
      return sum + (policy === null ? 0 : draw(policy.latency, random, 0))
    }, 0)
  }
}
