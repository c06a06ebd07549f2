/** Faults with their ends: each story can be survived, or ends the cluster for good. */

import type { Random } from '../../fabric/random.ts'
import type { ClusterCommand } from '../../protocol/cluster.ts'
import { PRESETS } from '../../protocol/network.ts'

export interface Moment {
  /** Seconds since the story began. */
  readonly after: number
  readonly command: ClusterCommand
}

export interface Story {
  readonly name: string
  readonly weight: number
  /** Whom it happens to: a node, or `network` for all. */
  target(random: Random, workers: number): string
  tell(random: Random, target: string, workers: number): readonly Moment[]
  /** Nothing else may happen to the target afterwards: nobody knows when it is there again. */
  readonly last?: boolean
}

const between = (random: Random, least: number, most: number) => least + random() * (most - least)
const oneOf = <T>(random: Random, values: readonly T[]) =>
  values[Math.floor(random() * values.length)] as T
const worker = (random: Random, workers: number) => `w${1 + Math.floor(random() * workers)}`
const anyNode = (random: Random, workers: number) =>
  random() < 0.25 ? 'scheduler' : worker(random, workers)
const anyHost = (random: Random, workers: number) =>
  random() < 0.15 ? 'kernel' : anyNode(random, workers)
const everybody = () => 'network'
const MB = 2 ** 20

export const STORIES: readonly Story[] = [
  {
    name: 'killed and started anew',
    weight: 4,
    target: worker,
    tell: (random, node) => [
      { after: 0, command: { kind: 'kill', node } },
      { after: between(random, 0, 1.5), command: { kind: 'restart', node } },
    ],
  },
  {
    name: 'restarted',
    weight: 2,
    target: worker,
    tell: (_random, node) => [{ after: 0, command: { kind: 'restart', node } }],
  },
  {
    name: 'frozen for a while',
    weight: 3,
    target: anyNode,
    tell: (random, node) => [
      { after: 0, command: { kind: 'freeze', node } },
      { after: between(random, 0.1, 2), command: { kind: 'thaw', node } },
    ],
  },
  {
    name: 'frozen, and killed while it is',
    weight: 1,
    target: worker,
    tell: (random, node) => [
      { after: 0, command: { kind: 'freeze', node } },
      { after: between(random, 0.1, 1), command: { kind: 'kill', node } },
      { after: between(random, 1, 2), command: { kind: 'restart', node } },
    ],
  },
  {
    name: 'slow for a while',
    weight: 2,
    target: anyNode,
    tell: (random, node) => [
      { after: 0, command: { kind: 'slow', node, factor: oneOf(random, [2, 5, 20]) } },
      { after: between(random, 0.5, 2), command: { kind: 'slow', node, factor: 1 } },
    ],
  },
  {
    name: 'without its cable for a while',
    weight: 3,
    target: anyHost,
    tell: (random, node) => [
      { after: 0, command: { kind: 'disconnect', node } },
      { after: between(random, 0.1, 2), command: { kind: 'reconnect', node } },
    ],
  },
  {
    name: 'without its cable, and killed while it is',
    weight: 1,
    target: worker,
    tell: (random, node) => {
      const after = between(random, 0.5, 2)
      return [
        { after: 0, command: { kind: 'disconnect', node } },
        { after: after / 2, command: { kind: 'kill', node } },
        { after: after * 0.75, command: { kind: 'restart', node } },
        { after, command: { kind: 'reconnect', node } },
      ]
    },
  },
  {
    name: 'a loop without an end, ended by a restart',
    weight: 1,
    target: worker,
    tell: (random, node) => [
      { after: 0, command: { kind: 'occupy', node } },
      { after: between(random, 0.5, 2), command: { kind: 'restart', node } },
    ],
  },
  {
    name: 'a loop without an end, ended by Stop',
    weight: 1,
    target: worker,
    tell: (random, node) => [
      { after: 0, command: { kind: 'occupy', node } },
      { after: between(random, 0.5, 2), command: { kind: 'interrupt' } },
    ],
  },
  {
    name: 'memory that is held for a while',
    weight: 1,
    target: worker,
    tell: (random, node) => [
      { after: 0, command: { kind: 'fill-memory', node, bytes: 40 * MB } },
      { after: between(random, 0.5, 2), command: { kind: 'fill-memory', node, bytes: 0 } },
    ],
  },
  {
    name: 'memory beyond the limit',
    weight: 1,
    target: worker,
    tell: (_random, node) => [
      { after: 0, command: { kind: 'fill-memory', node, bytes: 300 * MB } },
    ],
    last: true,
  },
  {
    name: 'another network for a while',
    weight: 3,
    target: everybody,
    tell: (random) => {
      const seed = Math.floor(random() * 1000)
      return [
        { after: 0, command: { kind: 'use-network', preset: oneOf(random, PRESETS), seed } },
        { after: between(random, 0.5, 2.5), command: { kind: 'use-network', preset: null, seed } },
      ]
    },
  },
  {
    name: 'two continents, and who is where',
    weight: 1,
    target: everybody,
    tell: (random, _target, workers) => {
      const seed = Math.floor(random() * 1000)
      const far = { rack: 'far', region: 'elsewhere' }
      return [
        { after: 0, command: { kind: 'use-network', preset: 'two-continents', seed } },
        { after: 0, command: { kind: 'place', hosts: { [worker(random, workers)]: far } } },
        { after: between(random, 0.5, 2), command: { kind: 'use-network', preset: null, seed } },
      ]
    },
  },
  {
    name: 'a bad link for a while',
    weight: 2,
    target: everybody,
    tell: (random, _target, workers) => {
      const [from, to] = [anyHost(random, workers), worker(random, workers)]
      const latency = { kind: 'exponential', mean: between(random, 5, 80), least: 2 } as const
      const bandwidth = oneOf(random, [null, 200_000, 5_000_000])
      const rule = { from, to, latency, bandwidth, loss: oneOf(random, [0, 0.02, 0.2]) }
      return [
        { after: 0, command: { kind: 'link', rule } },
        { after: between(random, 0.5, 2), command: { kind: 'use-network', preset: null, seed: 1 } },
      ]
    },
  },
  {
    name: 'cut in one direction for a while',
    weight: 2,
    target: everybody,
    tell: (random, _target, workers) => {
      const ends = [anyHost(random, workers), worker(random, workers)] as const
      const [from, to] = random() < 0.5 ? ends : [ends[1], ends[0]]
      return [
        { after: 0, command: { kind: 'cut', from, to } },
        { after: between(random, 0.1, 2), command: { kind: 'heal', from, to } },
      ]
    },
  },
  {
    name: 'a worker more',
    weight: 1.5,
    target: () => 'number',
    tell: (_random, _target, workers) => [
      { after: 0, command: { kind: 'scale', workers: workers + 1 } },
    ],
    last: true,
  },
  {
    name: 'a scheduler that dies',
    weight: 1,
    target: () => 'scheduler',
    tell: () => [{ after: 0, command: { kind: 'kill-scheduler' } }],
    last: true,
  },
]
