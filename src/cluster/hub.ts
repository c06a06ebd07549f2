import { type Network, NO_NETWORK } from '../../workers/protocol/network.ts'
import { type Address, type FromNode, hostOf, type ToNode } from '../../workers/protocol/wire.ts'

/** One worker, seen from the page. */
export interface NodePort {
  post(message: ToNode, transfer?: readonly Transferable[]): void
  onMessage: (message: FromNode) => void
  onCrash: (reason: string) => void
  terminate(): void
}

type Connect = Extract<FromNode, { kind: 'connect' }>

/**
 * Introduces nodes to each other: a node that connects hands over one end of a channel, the hub
 * passes it on. Frames never come by here.
 */
export class Hub {
  readonly #hosts = new Map<string, Pick<NodePort, 'post'>>()
  readonly #expected = new Map<string, Connect[]>()
  /** All that have to know the network: hosts, and those that boot. */
  readonly #audience = new Map<string, Pick<NodePort, 'post'>>()
  #network: Network = NO_NETWORK

  get network(): Network {
    return this.#network
  }

  /** Lays a network over the tab's own, for those that are here and those that will come. */
  useNetwork(network: Network): void {
    this.#network = network
    for (const [host, port] of this.#audience) port.post({ kind: 'network', network, host })
  }

  /** A host that will join: who connects to it waits instead of being refused. */
  expect(host: string, port: Pick<NodePort, 'post'>): void {
    if (!this.#hosts.has(host) && !this.#expected.has(host)) this.#expected.set(host, [])
    this.#inform(host, port)
  }

  join(host: string, port: Pick<NodePort, 'post'>): void {
    if (this.#audience.get(host) !== port) this.#inform(host, port)
    this.#hosts.set(host, port)
    const waiting = this.#expected.get(host) ?? []
    this.#expected.delete(host)
    for (const connect of waiting) this.connect(connect)
  }

  /** A host is gone: its links end at both ends, and who waits for it is refused. */
  leave(host: string): void {
    this.#hosts.delete(host)
    this.#audience.delete(host)
    for (const { port } of this.#expected.get(host) ?? []) refuse(port)
    this.#expected.delete(host)
    for (const other of this.#hosts.values()) other.post({ kind: 'host-lost', host })
  }

  connect(connect: Connect): void {
    const host = hostOf(connect.to)
    const target = this.#hosts.get(host)
    const { port } = connect
    if (target !== undefined) target.post({ ...connect, kind: 'accept' }, [port])
    else if (this.#expected.has(host)) this.#expected.get(host)?.push(connect)
    else refuse(port)
  }

  #inform(host: string, port: Pick<NodePort, 'post'>): void {
    this.#audience.set(host, port)
    const network = this.#network
    if (network !== NO_NETWORK) port.post({ kind: 'network', network, host })
  }

  has(address: Address): boolean {
    return this.#hosts.has(hostOf(address))
  }
}

function refuse(port: MessagePort): void {
  port.postMessage('close')
  port.close()
}
