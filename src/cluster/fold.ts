/** What the panel shows, as a fold over the cluster's events. */

import type { ClusterEvent, WorkerSample } from '../../workers/protocol/cluster.ts'

export type NodeState = 'starting' | 'ready' | 'busy' | 'lost'

export interface NodeView {
  readonly name: string
  /** A worker of a real cluster, not a node of the tab. */
  readonly outside: boolean
  state: NodeState
  frozen: boolean
  /** How many times slower than by itself. */
  factor: number
  /** All its links are cut. */
  apart: boolean
  /** Bytes of the interpreter. */
  memory: number
  /** Bytes of results that it keeps. */
  managed: number
  stored: number
  /** The task that it runs, or the package that it loads. */
  doing: string
}

export interface Bar {
  readonly worker: string
  readonly key: string
  readonly action: 'compute' | 'transfer' | 'erred'
  readonly start: number
  readonly stop: number
}

/** Bars that the stream keeps; older ones are in the event log still. */
const MOST_BARS = 20_000

export interface ClusterView {
  readonly nodes: Map<string, NodeView>
  /** Hosts whose links are all cut; a node that is started anew under such a name is cut off too. */
  readonly apart: Set<string>
  readonly bars: Bar[]
}

export function emptyView(): ClusterView {
  return { nodes: new Map(), apart: new Set(), bars: [] }
}

/** Takes further events into a view. */
export function fold(view: ClusterView, events: readonly ClusterEvent[]): void {
  for (const event of events) take(view, event)
  if (view.bars.length > MOST_BARS) view.bars.splice(0, view.bars.length - MOST_BARS)
}

function take(view: ClusterView, event: ClusterEvent): void {
  switch (event.kind) {
    case 'node-spawned':
      view.nodes.set(event.node, {
        ...fresh(event.node, event.outside ?? false),
        apart: view.apart.has(event.node),
      })
      return
    case 'node-ready': {
      const node = view.nodes.get(event.node)
      if (node !== undefined) {
        node.state = 'ready'
        node.memory = event.heap
      }
      return
    }
    case 'node-lost':
      if (event.why === 'stopped') view.nodes.delete(event.node)
      else {
        const node = view.nodes.get(event.node)
        if (node !== undefined) Object.assign(node, { state: 'lost', doing: '', managed: 0 })
      }
      return
    case 'package-moved': {
      const node = view.nodes.get(event.node)
      if (node !== undefined) node.doing = event.state === 'loading' ? event.name : ''
      return
    }
    case 'workers-sampled':
      for (const sample of event.workers) sampled(view, sample)
      return
    case 'task-transitioned': {
      const node = event.worker === undefined ? undefined : view.nodes.get(event.worker)
      if (node === undefined || event.worker === undefined) return
      if (event.to === 'processing') {
        if (node.state === 'ready') node.state = 'busy'
        if (node.doing === '') node.doing = event.key
      }
      for (const [action, start, stop] of event.ran ?? []) {
        if (action !== 'compute' && action !== 'transfer') continue
        const shown = event.to === 'erred' && action === 'compute' ? 'erred' : action
        view.bars.push({ worker: event.worker, key: event.key, action: shown, start, stop })
      }
      return
    }
    case 'node-frozen':
    case 'node-thawed':
      change(view, event.node, { frozen: event.kind === 'node-frozen' })
      return
    case 'node-slowed':
      change(view, event.node, { factor: event.factor })
      return
    case 'link-cut':
    case 'link-healed':
      if (event.to !== '*') return
      if (event.kind === 'link-cut') view.apart.add(event.from)
      else view.apart.delete(event.from)
      change(view, event.from, { apart: event.kind === 'link-cut' })
      return
    case 'worker-added':
    case 'worker-removed':
    case 'graph-submitted':
    case 'node-filled':
    case 'node-occupied':
    case 'network-changed':
    case 'hosts-placed':
    case 'link-changed':
    case 'scenario-started':
    case 'scenario-step':
    case 'scenario-ended':
    case 'data-moved':
      return
    default:
      event satisfies never
  }
}

function fresh(name: string, outside: boolean): NodeView {
  return {
    name,
    outside,
    state: 'starting',
    frozen: false,
    factor: 1,
    apart: false,
    memory: 0,
    managed: 0,
    stored: 0,
    doing: '',
  }
}

function change(view: ClusterView, name: string, part: Partial<NodeView>): void {
  const node = view.nodes.get(name)
  if (node !== undefined) Object.assign(node, part)
}

function sampled(view: ClusterView, sample: WorkerSample): void {
  const node = view.nodes.get(sample.worker)
  if (node === undefined || node.state === 'lost') return
  node.state = sample.processing > 0 ? 'busy' : 'ready'
  node.doing = sample.executing ?? ''
  node.managed = sample.managed
  node.stored = sample.stored
  if (sample.memory > 0) node.memory = sample.memory
}

/** `inc-1a2b3c` and `('sum', 0)` to `inc` and `sum`: what a task is called. */
export function prefixOf(key: string): string {
  const name = /^\(?'?([^',)]+)/.exec(key)?.[1] ?? key
  return name.replace(/-[0-9a-f-]{8,}$/, '')
}
