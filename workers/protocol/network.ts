/** The network that is laid over the tab's own: a value, which each node works out for itself. */

/** A delay, in milliseconds. A trace is gone through in order, and begins again at its end. */
export type Delay =
  | { readonly kind: 'constant'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly deviation: number }
  | { readonly kind: 'exponential'; readonly mean: number; readonly least: number }
  | { readonly kind: 'trace'; readonly ms: readonly number[] }

/** What a link does to what travels on it, in one direction. */
export interface LinkPolicy {
  readonly latency: Delay
  /** Bytes a second, which the link's streams share; null is without limit. */
  readonly bandwidth: number | null
  /** The share of packets that are lost, and sent again after a while: from 0, below 1. */
  readonly loss: number
}

/** A host's name, `rack:<name>`, `region:<name>`, or `*` for every host. */
export type Hosts = string

/** What is said of the links between some hosts. What it leaves out stays as it is. */
export interface LinkRule extends Partial<LinkPolicy> {
  readonly from: Hosts
  readonly to: Hosts
}

/** A time in which nothing passed from some hosts to others; milliseconds, Unix. */
export interface Outage {
  readonly from: Hosts
  readonly to: Hosts
  readonly since: number
  /** Null while it lasts. */
  readonly until: number | null
}

export interface Place {
  readonly rack: string
  readonly region: string
}

export const PRESETS = ['one-room', 'campus', 'two-continents', 'bad-wifi'] as const
export type Preset = (typeof PRESETS)[number]

export interface Network {
  /** Null is the browser's own network, with nothing laid over it. */
  readonly preset: Preset | null
  readonly seed: number
  /** Where hosts are, if not where the preset puts them. */
  readonly places: Readonly<Record<string, Place>>
  /** Where two of them speak of the same link, the later one is right. */
  readonly links: readonly LinkRule[]
  readonly outages: readonly Outage[]
}

export const NO_NETWORK: Network = { preset: null, seed: 1, places: {}, links: [], outages: [] }
