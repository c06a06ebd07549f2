/** Reads commands that a cell or a lesson wrote: `{do: 'slow', node: 'w1', factor: 3}`. */

import { type ClusterCommand, MOST_WORKERS } from './cluster.ts'
import { type Delay, type Hosts, type LinkRule, type Place, PRESETS } from './network.ts'
import { at, type Fields, fieldsOf, numberOf, oneOf, textOf, Wrong } from './reading.ts'

const NO_LIMIT = { least: 0, most: Number.POSITIVE_INFINITY } as const
const HOST = /^(scheduler|kernel|w[1-9]\d*)$/

const fieldsByCommand = {
  scale: ['workers'],
  kill: ['node'],
  'kill-scheduler': [],
  restart: ['node'],
  interrupt: [],
  freeze: ['node'],
  thaw: ['node'],
  slow: ['node', 'factor'],
  'fill-memory': ['node', 'bytes'],
  occupy: ['node'],
  'use-network': ['preset', 'seed'],
  place: ['hosts'],
  link: ['from', 'to', 'latency', 'bandwidth', 'loss'],
  cut: ['from', 'to'],
  heal: ['from', 'to'],
  disconnect: ['node'],
  reconnect: ['node'],
} as const satisfies Partial<Record<ClusterCommand['kind'], readonly string[]>>

type Readable = keyof typeof fieldsByCommand
const readable = Object.keys(fieldsByCommand) as readonly Readable[]

/**
 * @param path where the value stands, as `steps[2]`
 * @param seed for a network that names none
 * @param more fields that stand beside the command's own
 * @throws Wrong for anything that cannot be done, with where and what
 */
export function readCommand(
  value: unknown,
  path = '',
  seed = 1,
  more: readonly string[] = [],
): ClusterCommand {
  const asked = value as { readonly do?: unknown } | null
  const isMapping = typeof value === 'object' && value !== null
  const kind = oneOf(isMapping ? asked?.do : value, at(path, 'do'), readable)
  const fields = fieldsOf(value, path, ['do', ...fieldsByCommand[kind], ...more])
  const node = () => readHost(fields, 'node', path)
  switch (kind) {
    case 'kill':
    case 'restart':
    case 'freeze':
    case 'thaw':
    case 'occupy':
    case 'disconnect':
    case 'reconnect':
      return { kind, node: node() }
    case 'kill-scheduler':
    case 'interrupt':
      return { kind }
    case 'scale': {
      const limits = { least: 0, most: MOST_WORKERS, whole: true }
      return { kind, workers: numberOf(fields.workers, at(path, 'workers'), limits) }
    }
    case 'slow': {
      const limits = { least: 1, most: 100 }
      return { kind, node: node(), factor: numberOf(fields.factor, at(path, 'factor'), limits) }
    }
    case 'fill-memory': {
      const limits = { least: 0, most: 2 ** 32, whole: true }
      return { kind, node: node(), bytes: numberOf(fields.bytes, at(path, 'bytes'), limits) }
    }
    case 'use-network': {
      const given = fields.seed ?? seed
      const preset =
        fields.preset === null ? null : oneOf(fields.preset, at(path, 'preset'), PRESETS)
      const limits = { least: 0, most: 2 ** 31 - 1, whole: true }
      return { kind, preset, seed: numberOf(given, at(path, 'seed'), limits) }
    }
    case 'place':
      return { kind, hosts: readPlaces(fields.hosts, at(path, 'hosts')) }
    case 'link':
      return { kind, rule: readRule(fields, path) }
    case 'cut':
    case 'heal':
      return { kind, from: readHosts(fields, 'from', path), to: readHosts(fields, 'to', path) }
    default:
      return kind satisfies never
  }
}

function readRule(fields: Fields, path: string): LinkRule {
  const { latency, bandwidth, loss } = fields
  const share = { least: 0, most: 1, below: true }
  const rate = { least: 1, most: Number.POSITIVE_INFINITY }
  return {
    from: readHosts(fields, 'from', path),
    to: readHosts(fields, 'to', path),
    ...(latency === undefined ? {} : { latency: readDelay(latency, at(path, 'latency')) }),
    ...(bandwidth === undefined
      ? {}
      : {
          bandwidth: bandwidth === null ? null : numberOf(bandwidth, at(path, 'bandwidth'), rate),
        }),
    ...(loss === undefined ? {} : { loss: numberOf(loss, at(path, 'loss'), share) }),
  }
}

/** `20`, `{uniform: [10, 30]}`, `{normal: [20, 5]}`, `{exponential: 20}`, `{trace: [20, 21]}`. */
export function readDelay(value: unknown, path: string): Delay {
  if (typeof value !== 'object' || value === null) {
    return { kind: 'constant', ms: numberOf(value, path, NO_LIMIT) }
  }
  const shapes = ['uniform', 'normal', 'exponential', 'trace'] as const
  const fields = fieldsOf(value, path, [...shapes, 'least'])
  const kind = oneOf(
    Object.keys(fields).find((name) => name !== 'least'),
    path,
    shapes,
  )
  const here = at(path, kind)
  switch (kind) {
    case 'uniform': {
      const [from, to] = pairOf(fields.uniform, here)
      if (to < from) throw new Wrong(here, `the end, ${to}, comes before the beginning, ${from}`)
      return { kind, from, to }
    }
    case 'normal': {
      const [mean, deviation] = pairOf(fields.normal, here)
      return { kind, mean, deviation }
    }
    case 'exponential': {
      const mean = numberOf(fields.exponential, here, NO_LIMIT)
      const limits = { least: 0, most: mean }
      return { kind, mean, least: numberOf(fields.least ?? 0, at(path, 'least'), limits) }
    }
    case 'trace': {
      const ms = fields.trace
      if (!Array.isArray(ms) || ms.length === 0) {
        throw new Wrong(here, 'a trace is a list of milliseconds, with one at least')
      }
      return { kind, ms: ms.map((value, i) => numberOf(value, `${here}[${i}]`, NO_LIMIT)) }
    }
    default:
      return kind satisfies never
  }
}

function pairOf(value: unknown, path: string): readonly [number, number] {
  if (!Array.isArray(value) || value.length !== 2) {
    throw new Wrong(path, 'two numbers are expected here')
  }
  return [numberOf(value[0], `${path}[0]`, NO_LIMIT), numberOf(value[1], `${path}[1]`, NO_LIMIT)]
}

function readPlaces(value: unknown, path: string): Readonly<Record<string, Place>> {
  if (typeof value !== 'object' || value === null) {
    throw new Wrong(path, 'hosts with their rack and region are expected')
  }
  const places = Object.entries(value).map(([host, place]) => {
    const here = at(path, host)
    if (!HOST.test(host)) throw new Wrong(here, 'hosts are scheduler, kernel, w1, w2, …')
    const fields = fieldsOf(place, here, ['rack', 'region'])
    return [host, { rack: textOf(fields, 'rack', here), region: textOf(fields, 'region', here) }]
  })
  return Object.fromEntries(places) as Readonly<Record<string, Place>>
}

function readHost(fields: Fields, name: string, path: string): string {
  const host = textOf(fields, name, path)
  if (!HOST.test(host)) {
    throw new Wrong(at(path, name), `“${host}” is no node; nodes are scheduler, w1, w2, …`)
  }
  return host
}

function readHosts(fields: Fields, name: string, path: string): Hosts {
  const hosts = textOf(fields, name, path)
  if (hosts !== '*' && !HOST.test(hosts) && !/^(rack|region):./.test(hosts)) {
    throw new Wrong(
      at(path, name),
      `“${hosts}” is no host; write w1, scheduler, kernel, rack:name, region:name or *`,
    )
  }
  return hosts
}
