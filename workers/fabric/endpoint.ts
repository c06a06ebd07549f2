import { type Address, type FromNode, hostOf } from '../protocol/wire.ts'
import { Link } from './link.ts'

/** A node's place on the fabric: opens links, takes those that others open. */
export class Endpoint {
  readonly #links = new Set<Link>()
  readonly #tell: (message: FromNode, transfer: Transferable[]) => void
  /** Called for each link that another node opens. */
  onAccept: (local: Address, peer: Address, link: Link) => void = (_local, _peer, link) => {
    link.close()
  }

  constructor(tell: (message: FromNode, transfer: Transferable[]) => void) {
    this.#tell = tell
  }

  connect(from: Address, to: Address): Link {
    const { port1, port2 } = new MessageChannel()
    this.#tell({ kind: 'connect', from, to, port: port2 }, [port2])
    return this.#open(port1, to)
  }

  accept(from: Address, to: Address, port: MessagePort): void {
    this.onAccept(to, from, this.#open(port, from))
  }

  loseHost(host: string): void {
    for (const link of [...this.#links]) if (link.peer === host) link.lose()
  }

  #open(port: MessagePort, peer: Address): Link {
    const link = new Link(port, hostOf(peer), (ended) => this.#links.delete(ended))
    this.#links.add(link)
    return link
  }
}
