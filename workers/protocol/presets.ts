/** Networks that are known by a name. Figures are typical ones, rounded. */

import type { LinkPolicy, Network, Place, Preset } from './network.ts'

export interface PresetRules {
  readonly place: (host: string) => Place
  readonly inRack: LinkPolicy
  readonly inRegion: LinkPolicy
  readonly between: LinkPolicy
}

const MEGABIT = 125_000
/** The scheduler and the reader's own interpreter come before `w1`. */
const numberOf = (host: string) => Number(/^w(\d+)$/.exec(host)?.[1] ?? 0)

const oneRoom: LinkPolicy = {
  latency: { kind: 'normal', mean: 0.3, deviation: 0.05 },
  bandwidth: 1000 * MEGABIT,
  loss: 0,
}
const betweenBuildings: LinkPolicy = {
  latency: { kind: 'normal', mean: 2, deviation: 0.4 },
  bandwidth: 300 * MEGABIT,
  loss: 0,
}
const acrossTheOcean: LinkPolicy = {
  latency: { kind: 'normal', mean: 45, deviation: 3 },
  bandwidth: 100 * MEGABIT,
  loss: 0.0001,
}
const overTheAir: LinkPolicy = {
  latency: { kind: 'exponential', mean: 15, least: 3 },
  bandwidth: 16 * MEGABIT,
  loss: 0.02,
}

const everywhere = (policy: LinkPolicy) => ({
  inRack: policy,
  inRegion: policy,
  between: policy,
})

export const presets: Readonly<Record<Preset, PresetRules>> = {
  'one-room': { place: () => ({ rack: 'room', region: 'here' }), ...everywhere(oneRoom) },
  /** Two nodes to a building. */
  campus: {
    place: (host) => ({ rack: `building${Math.ceil(numberOf(host) / 2)}`, region: 'campus' }),
    inRack: oneRoom,
    inRegion: betweenBuildings,
    between: betweenBuildings,
  },
  /** Workers with an even number are in America, all else in Europe. */
  'two-continents': {
    place: (host) => {
      const region = numberOf(host) > 0 && numberOf(host) % 2 === 0 ? 'america' : 'europe'
      return { rack: region, region }
    },
    inRack: oneRoom,
    inRegion: betweenBuildings,
    between: acrossTheOcean,
  },
  'bad-wifi': { place: () => ({ rack: 'cafe', region: 'here' }), ...everywhere(overTheAir) },
}

/** Where a host is: where somebody put it, or where the preset does. */
export function placeOf(network: Network, host: string): Place {
  return network.places[host] ?? presets[network.preset ?? 'one-room'].place(host)
}
