/** Nodes and workers: who is there, in what state, and with how much memory. */

import type { ClusterEvent } from '../../workers/protocol/cluster.ts'
import type { Cells } from './cells.ts'
import type { ClusterView, NodeState, NodeView } from './view.ts'

const FRESH: NodeView = {
  name: '',
  state: 'starting',
  outside: false,
  address: '',
  threads: 1,
  memory: 0,
  managed: 0,
  unmanaged: 0,
  recent: 0,
  spilled: 0,
  limit: 0,
  idle: 0,
  spills: null,
  stored: 0,
  processing: 0,
  doing: '',
  frozen: false,
  factor: 1,
  apart: false,
}
const GONE = { state: 'lost', doing: '', managed: 0, recent: 0, stored: 0, processing: 0 } as const

function change(view: ClusterView, name: string, parts: Partial<NodeView>): void {
  const known = view.nodes.get(name)
  if (known !== undefined) view.nodes.set(name, { ...known, ...parts })
}

/** Takes an event of a node, of the page's own or of the scheduler's. */
export function nodeChanged(view: ClusterView, event: ClusterEvent): void {
  switch (event.kind) {
    case 'node-spawned':
      view.nodes.set(event.node, {
        ...FRESH,
        name: event.node,
        outside: event.outside ?? false,
        apart: view.apart.has(event.node),
      })
      return
    case 'node-ready':
      return change(view, event.node, {
        state: 'ready',
        memory: event.heap,
        idle: event.memory?.idle ?? 0,
        spills: event.memory?.spills ?? null,
      })
    case 'node-lost':
      if (event.why === 'stopped') view.nodes.delete(event.node)
      else change(view, event.node, GONE)
      return
    case 'package-moved':
      return change(view, event.node, { doing: event.state === 'loading' ? event.name : '' })
    case 'worker-added': {
      const { worker: name } = event
      const known = view.nodes.get(name) ?? { ...FRESH, name, outside: true }
      const { address, threads, limit = 0 } = event
      view.nodes.set(event.worker, { ...known, state: 'ready', address, threads, limit })
      return
    }
    case 'worker-removed':
      if (event.expected) {
        if (view.nodes.get(event.worker)?.state !== 'starting') view.nodes.delete(event.worker)
      } else change(view, event.worker, GONE)
      return
    case 'node-frozen':
      return change(view, event.node, { frozen: true, state: 'frozen' })
    case 'node-thawed':
      return change(view, event.node, { frozen: false, state: 'ready' })
    case 'node-slowed':
      return change(view, event.node, { factor: event.factor })
    case 'link-cut':
    case 'link-healed':
      if (event.to !== '*') return
      if (event.kind === 'link-cut') view.apart.set(event.from, true)
      else view.apart.delete(event.from)
      return change(view, event.from, { apart: event.kind === 'link-cut' })
    default:
  }
}

/** Takes the row of one worker in a sample. */
export function sampled(view: ClusterView, cells: Cells, row: number): void {
  const name = cells.name('node', row)
  const node = view.nodes.get(name)
  if (node === undefined || node.state === 'lost' || node.state === 'starting') return
  const number = (column: Parameters<Cells['number']>[0]) => cells.number(column, row)
  const processing = number('count')
  view.nodes.set(name, {
    ...node,
    state: stateOf(node, cells.name('to', row), processing),
    processing,
    doing: cells.text('key', row),
    managed: number('bytes'),
    stored: number('stored'),
    unmanaged: number('unmanaged'),
    recent: number('recent'),
    spilled: number('spilled'),
    limit: number('limit'),
    memory: number('memory') > 0 ? number('memory') : node.memory,
  })
}

function stateOf(node: NodeView, status: string, processing: number): NodeState {
  if (node.frozen) return 'frozen'
  if (status === 'paused') return 'paused'
  return processing > 0 ? 'busy' : 'ready'
}
