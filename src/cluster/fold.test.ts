import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClusterEvent } from '../../workers/protocol/cluster.ts'
import { EventLog } from './events.ts'
import type { ClusterView } from './view.ts'

const spawned = (node: string): ClusterEvent => ({ kind: 'node-spawned', at: 1, node })
const ready = (node: string): ClusterEvent => ({ kind: 'node-ready', at: 2, node, heap: 40e6 })
const lost = (node: string, why: 'killed' | 'stopped'): ClusterEvent => ({
  kind: 'node-lost',
  at: 4,
  node,
  why,
})
const graph = (...keys: readonly string[]): ClusterEvent => ({
  kind: 'graph-submitted',
  at: 3,
  tasks: keys.length,
  prefixes: [['inc', keys.length]],
  whole: true,
  needs: keys.map((key, i) => [key, keys.slice(Math.max(i - 1, 0), i)]),
})
const moved = (key: string, from: string, to: string, more: object = {}): ClusterEvent =>
  ({ kind: 'task-transitioned', at: 5, key, from, to, ...more }) as ClusterEvent
const added = (worker: string): ClusterEvent => ({
  kind: 'worker-added',
  at: 3,
  worker,
  address: `tcp://10.0.0.7:4000`,
  threads: 2,
  limit: 2e8,
})
const removed = (worker: string, expected: boolean): ClusterEvent => ({
  kind: 'worker-removed',
  at: 6,
  worker,
  address: '',
  expected,
  running: 2,
  recomputed: 12,
  lost: 0,
})
const sampled = (worker: string, status = 'running'): ClusterEvent => ({
  kind: 'workers-sampled',
  at: 5,
  workers: [
    {
      worker,
      status,
      processing: 1,
      executing: 'inc-1',
      stored: 4,
      managed: 1e6,
      unmanaged: 40e6,
      recent: 2e6,
      spilled: 3e6,
      limit: 200e6,
      memory: 43e6,
    },
  ],
})

function viewOf(...events: readonly ClusterEvent[]): ClusterView {
  const log = new EventLog()
  log.append(...events)
  return log.live()
}

test('a node starts, is ready, and is lost', () => {
  const state = (...events: readonly ClusterEvent[]) => viewOf(...events).nodes.get('w1')?.state
  assert.equal(state(spawned('w1')), 'starting')
  assert.equal(state(spawned('w1'), ready('w1')), 'ready')
  assert.equal(state(spawned('w1'), ready('w1'), lost('w1', 'killed')), 'lost')
  assert.equal(state(spawned('w1'), ready('w1'), lost('w1', 'stopped')), undefined)
})

test('a worker that the page did not start is shown by its own name', () => {
  const node = viewOf(added('tcp://10.0.0.7:4000')).nodes.get('tcp://10.0.0.7:4000')
  assert.deepEqual([node?.state, node?.threads, node?.limit], ['ready', 2, 2e8])
  assert.equal(viewOf(added('x'), removed('x', true)).nodes.size, 0)
})

test('a sample tells memory as distributed divides it', () => {
  const node = viewOf(added('w1'), sampled('w1')).nodes.get('w1')
  assert.deepEqual(
    [node?.managed, node?.unmanaged, node?.recent, node?.spilled, node?.limit, node?.state],
    [1e6, 40e6, 2e6, 3e6, 200e6, 'busy'],
  )
})

test('a paused worker, a frozen node and a slow one are told apart', () => {
  assert.equal(viewOf(added('w1'), sampled('w1', 'paused')).nodes.get('w1')?.state, 'paused')
  const frozen: ClusterEvent = { kind: 'node-frozen', at: 4, node: 'w1', midway: false }
  assert.equal(viewOf(added('w1'), frozen, sampled('w1')).nodes.get('w1')?.state, 'frozen')
  const slowed: ClusterEvent = { kind: 'node-slowed', at: 4, node: 'w1', factor: 8 }
  assert.equal(viewOf(added('w1'), slowed).nodes.get('w1')?.factor, 8)
})

test('tasks are counted by prefix, from waiting to released', () => {
  const steps = [
    graph('inc-1', 'inc-2'),
    moved('inc-1', 'waiting', 'processing', { worker: 'w1' }),
    moved('inc-1', 'processing', 'memory', { worker: 'w1', nbytes: 28, ran: [] }),
    moved('inc-1', 'memory', 'forgotten'),
  ]
  const counts = (n: number) => {
    const of = viewOf(...steps.slice(0, n)).progress.get('inc')
    return [of?.waiting, of?.processing, of?.memory, of?.released]
  }
  assert.deepEqual([1, 2, 3, 4].map(counts), [
    [2, 0, 0, 0],
    [1, 1, 0, 0],
    [1, 0, 1, 0],
    [1, 0, 0, 1],
  ])
})

test('tasks of a graph keep their needs, and stay until another graph comes', () => {
  const done = [graph('inc-1'), moved('inc-1', 'waiting', 'forgotten')]
  assert.equal(viewOf(...done).tasks.get('inc-1')?.state, 'released')
  const next = viewOf(...done, graph('inc-8', 'inc-9'))
  assert.deepEqual([...next.tasks.keys()], ['inc-8', 'inc-9'])
  assert.deepEqual(next.tasks.get('inc-9')?.needs, ['inc-8'])
})

test('501 tasks are too many to be kept one by one', () => {
  const keys = (n: number) => Array.from({ length: n }, (_, i) => `inc-${i}`)
  assert.deepEqual(
    [viewOf(graph(...keys(500))).grouped, viewOf(graph(...keys(500))).tasks.size],
    [false, 500],
  )
  assert.deepEqual(
    [viewOf(graph(...keys(501))).grouped, viewOf(graph(...keys(501))).tasks.size],
    [true, 0],
  )
})

test('the log says who died and what is computed again', () => {
  const { notes } = viewOf(added('w2'), removed('w2', false))
  assert.deepEqual(notes.at(-1), {
    at: 6,
    about: 'died',
    values: { node: 'w2', running: 2, recomputed: 12 },
  })
  assert.equal(viewOf(added('w2'), removed('w2', true)).notes.at(-1)?.about, 'left')
})

test('a thousand small graphs are one sentence', () => {
  const { notes } = viewOf(...Array.from({ length: 1000 }, (_, i) => graph(`inc-${i}`)))
  assert.deepEqual(notes, [{ at: 3, about: 'submitted', values: { names: 'inc', count: 1000 } }])
})

test('what moves between two is summed', () => {
  const move = (nbytes: number): ClusterEvent => ({
    kind: 'data-moved',
    at: 1,
    source: 'w1',
    target: 'w2',
    nbytes,
    keys: 1,
    start: 0,
    stop: 1,
  })
  const flow = viewOf(move(10), move(30)).flows.get('w1→w2')
  assert.deepEqual([flow?.bytes, flow?.keys, flow?.times], [40, 2, 2])
})

test('faults are seen on the node, and a cut stays with the name of a node that comes back', () => {
  const log = new EventLog()
  const node = () => log.live().nodes.get('w1')
  log.append(
    spawned('w1'),
    ready('w1'),
    { kind: 'node-slowed', at: 3, node: 'w1', factor: 4 },
    { kind: 'node-frozen', at: 4, node: 'w1', midway: true },
    { kind: 'link-cut', at: 4, from: 'w1', to: '*' },
  )
  assert.deepEqual([node()?.frozen, node()?.factor, node()?.apart], [true, 4, true])
  log.append(lost('w1', 'stopped'), spawned('w1'))
  assert.deepEqual([node()?.frozen, node()?.factor, node()?.apart], [false, 1, true])
  log.append({ kind: 'link-healed', at: 6, from: 'w1', to: '*' })
  assert.equal(node()?.apart, false)
})
