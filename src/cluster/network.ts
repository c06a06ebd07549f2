import { type ClusterEvent, MOST_WORKERS } from '../../workers/protocol/cluster.ts'
import {
  type Hosts,
  type LinkRule,
  type Network,
  NO_NETWORK,
  type Outage,
  type Place,
  type Preset,
} from '../../workers/protocol/network.ts'
import { placeOf } from '../../workers/protocol/presets.ts'

/** Names that can be spoken of before the hosts are there. */
const HOSTS = [
  'kernel',
  'scheduler',
  ...Array.from({ length: MOST_WORKERS }, (_, i) => `w${i + 1}`),
]
/** Outages that have ended are told to nodes so long: what was held may still be under way. */
const REMEMBERED_MS = 600_000

export interface Laid {
  readonly network: Network
  useNetwork(network: Network): void
}

/** Changes the network that is laid over the tab's own, and tells it. */
export class NetworkControl {
  readonly #hub: Laid
  readonly #append: (event: ClusterEvent) => void
  /** Seconds, Unix. */
  readonly #now: () => number

  readonly #hosts: () => readonly string[]

  /** @param hosts those that are there now */
  constructor(
    hub: Laid,
    append: (event: ClusterEvent) => void,
    now: () => number,
    hosts: () => readonly string[],
  ) {
    this.#hub = hub
    this.#hosts = hosts
    this.#append = append
    this.#now = now
  }

  get current(): Network {
    return this.#hub.network
  }

  /** Lays a preset over all links, in place of what was said of some before; cuts stay. */
  use(preset: Preset | null, seed: number): void {
    if (preset === null) this.heal('*', '*')
    const { outages } = this.current
    this.#hub.useNetwork(
      preset === null ? { ...NO_NETWORK, seed } : { preset, seed, places: {}, links: [], outages },
    )
    this.#append({ kind: 'network-changed', at: this.#now(), preset, seed })
  }

  place(hosts: Readonly<Record<string, Place>>): void {
    this.#change({ places: { ...this.current.places, ...hosts } })
    this.#append({ kind: 'hosts-placed', at: this.#now(), hosts })
  }

  link(rule: LinkRule): void {
    this.#check(rule.from, rule.to)
    this.#change({ links: [...this.current.links, rule] })
    this.#append({ kind: 'link-changed', at: this.#now(), rule })
  }

  /** Lets nothing pass in this direction until it is healed. */
  cut(from: Hosts, to: Hosts): void {
    this.#check(from, to)
    if (this.isCut(from, to)) return
    const since = this.#now() * 1000
    this.#change({ outages: [...this.#remembered(), { from, to, since, until: null }] })
    this.#append({ kind: 'link-cut', at: this.#now(), from, to })
  }

  /** Ends the cuts from these hosts to those; `*` stands for any. */
  heal(from: Hosts, to: Hosts): void {
    const until = this.#now() * 1000
    const ends = (outage: Outage) =>
      outage.until === null && meant(from, outage.from) && meant(to, outage.to)
    const healed = this.current.outages.filter(ends)
    if (healed.length === 0) return
    const outages = this.#remembered().map((o) => (ends(o) ? { ...o, until } : o))
    this.#change({ outages })
    for (const cut of healed) {
      this.#append({ kind: 'link-healed', at: this.#now(), from: cut.from, to: cut.to })
    }
  }

  disconnect(host: string): void {
    this.cut(host, '*')
    this.cut('*', host)
  }

  reconnect(host: string): void {
    this.heal(host, '*')
    this.heal('*', host)
  }

  isDisconnected(host: string): boolean {
    return this.isCut(host, '*') && this.isCut('*', host)
  }

  isCut(from: Hosts, to: Hosts): boolean {
    return this.current.outages.some((outage) => {
      return outage.until === null && outage.from === from && outage.to === to
    })
  }

  /** @throws RangeError for hosts that are not there and never were */
  #check(...asked: readonly Hosts[]): void {
    const hosts = new Set([...this.#hosts(), ...HOSTS])
    for (const name of asked) {
      const [scale, place] = name.split(':')
      if (scale === 'rack' || scale === 'region') {
        const places = new Set([...hosts].map((host) => placeOf(this.current, host)[scale]))
        if (place !== undefined && places.has(place)) continue
        const known = [...places].sort().join(', ')
        throw new RangeError(`no host is in the ${scale} “${place}”; there are ${known}`)
      }
      if (name !== '*' && !hosts.has(name)) {
        throw new RangeError(`there is no host “${name}”; there are ${this.#hosts().join(', ')}`)
      }
    }
  }

  #remembered(): readonly Outage[] {
    const longAgo = this.#now() * 1000 - REMEMBERED_MS
    return this.current.outages.filter(({ until }) => until === null || until > longAgo)
  }

  #change(part: Partial<Network>): void {
    this.#hub.useNetwork({ ...this.current, ...part })
  }
}

function meant(asked: Hosts, cut: Hosts): boolean {
  return asked === '*' || asked === cut
}
