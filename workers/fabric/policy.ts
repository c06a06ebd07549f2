/** What the network does between two hosts, read from its value. */

import type { Hosts, LinkPolicy, Network, Outage } from '../protocol/network.ts'
import { placeOf, presets } from '../protocol/presets.ts'

const UNTOUCHED: LinkPolicy = { latency: { kind: 'constant', ms: 0 }, bandwidth: null, loss: 0 }

/** What holds in one direction; null where nothing is laid over the tab's own network. */
export function policyBetween(network: Network, from: string, to: string): LinkPolicy | null {
  if (from === to) return null
  let policy = presetBetween(network, from, to)
  for (const { from: senders, to: receivers, ...rule } of network.links) {
    if (includes(network, senders, from) && includes(network, receivers, to)) {
      policy = { ...(policy ?? UNTOUCHED), ...rule }
    }
  }
  return policy
}

/** The times in which nothing passed in this direction, one after the other, none overlapping. */
export function outagesBetween(network: Network, from: string, to: string): readonly Span[] {
  if (from === to) return []
  const spans = network.outages
    .filter((outage) => {
      return includes(network, outage.from, from) && includes(network, outage.to, to)
    })
    .map(spanOf)
    .toSorted((a, b) => a.since - b.since)
  const apart: Span[] = []
  for (const span of spans) {
    const last = apart.at(-1)
    if (last === undefined || span.since > last.until) apart.push(span)
    else apart[apart.length - 1] = { ...last, until: Math.max(last.until, span.until) }
  }
  return apart
}

/** From when until when; infinity while it lasts. */
export interface Span {
  readonly since: number
  readonly until: number
}

function spanOf({ since, until }: Outage): Span {
  return { since, until: until ?? Number.POSITIVE_INFINITY }
}

function presetBetween(network: Network, from: string, to: string): LinkPolicy | null {
  if (network.preset === null) return null
  const { inRack, inRegion, between } = presets[network.preset]
  const [here, there] = [placeOf(network, from), placeOf(network, to)]
  if (here.region !== there.region) return between
  return here.rack === there.rack ? inRack : inRegion
}

function includes(network: Network, hosts: Hosts, host: string): boolean {
  if (hosts === '*' || hosts === host) return true
  const [scale, name] = hosts.split(':')
  if (scale === 'rack') return placeOf(network, host).rack === name
  if (scale === 'region') return placeOf(network, host).region === name
  return false
}

/** Whether nothing passes in this direction now. */
export function isCut(network: Network, from: string, to: string): boolean {
  return outagesBetween(network, from, to).at(-1)?.until === Number.POSITIVE_INFINITY
}
