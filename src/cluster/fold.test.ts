import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClusterEvent } from '../../workers/protocol/cluster.ts'
import { type ClusterView, emptyView, fold, prefixOf } from './fold.ts'

const spawned = (node: string): ClusterEvent => ({ kind: 'node-spawned', at: 1, node })
const ready = (node: string): ClusterEvent => ({ kind: 'node-ready', at: 2, node, heap: 40e6 })
const moved = (more: object): ClusterEvent =>
  ({ kind: 'task-transitioned', at: 3, key: 'inc-1', from: 'waiting', ...more }) as ClusterEvent

function viewOf(...events: readonly ClusterEvent[]): ClusterView {
  const view = emptyView()
  fold(view, events)
  return view
}

test('a node starts, is ready, and is lost', () => {
  const view = viewOf(spawned('w1'))
  assert.equal(view.nodes.get('w1')?.state, 'starting')
  fold(view, [ready('w1')])
  assert.deepEqual([view.nodes.get('w1')?.state, view.nodes.get('w1')?.memory], ['ready', 40e6])
  fold(view, [{ kind: 'node-lost', at: 4, node: 'w1', why: 'killed' }])
  assert.equal(view.nodes.get('w1')?.state, 'lost')
  fold(view, [{ kind: 'node-lost', at: 5, node: 'w1', why: 'stopped' }])
  assert.equal(view.nodes.has('w1'), false)
})

test('a task makes its worker busy, and leaves a bar per stretch', () => {
  const view = viewOf(spawned('w1'), ready('w1'), moved({ to: 'processing', worker: 'w1' }))
  assert.equal(view.nodes.get('w1')?.state, 'busy')
  const ran = [
    ['transfer', 3, 3.5],
    ['compute', 3.5, 4],
    ['deserialize', 3.4, 3.5],
  ]
  fold(view, [moved({ to: 'memory', worker: 'w1', ran })])
  assert.deepEqual(
    view.bars.map(({ action, start, stop }) => [action, start, stop]),
    [
      ['transfer', 3, 3.5],
      ['compute', 3.5, 4],
    ],
  )
})

test('a task that failed is drawn as failed', () => {
  const ran = [['compute', 1, 2]]
  const view = viewOf(spawned('w1'), moved({ to: 'erred', worker: 'w1', ran }))
  assert.deepEqual(
    view.bars.map(({ action }) => action),
    ['erred'],
  )
})

test('the same events in two batches give the same view as in one', () => {
  const events = [
    spawned('w1'),
    ready('w1'),
    moved({ to: 'processing', worker: 'w1' }),
    moved({ to: 'memory', worker: 'w1', ran: [['compute', 1, 2]] }),
  ]
  const view = viewOf(...events.slice(0, 2))
  fold(view, events.slice(2))
  assert.deepEqual(view, viewOf(...events))
})

test('what a task is called', () => {
  assert.equal(prefixOf('inc-0f3a9c1b2d4e'), 'inc')
  assert.equal(prefixOf("('sum-partial-0f3a9c1b', 0)"), 'sum-partial')
  assert.equal(prefixOf('lambda-9ed944021ee7192235a9ae53999b8c11'), 'lambda')
  assert.equal(prefixOf('plain'), 'plain')
})

test('faults are seen on the node, and a cut stays with the name of a node that comes back', () => {
  const view = viewOf(spawned('w1'), ready('w1'), {
    kind: 'node-slowed',
    at: 3,
    node: 'w1',
    factor: 4,
  })
  fold(view, [
    { kind: 'node-frozen', at: 4, node: 'w1', midway: true },
    { kind: 'link-cut', at: 4, from: 'w1', to: '*' },
  ])
  const { frozen, factor, apart } = view.nodes.get('w1') ?? {}
  assert.deepEqual([frozen, factor, apart], [true, 4, true])
  fold(view, [{ kind: 'node-lost', at: 5, node: 'w1', why: 'stopped' }, spawned('w1')])
  const again = view.nodes.get('w1')
  assert.deepEqual([again?.frozen, again?.factor, again?.apart], [false, 1, true])
  fold(view, [{ kind: 'link-healed', at: 6, from: 'w1', to: '*' }])
  assert.equal(view.nodes.get('w1')?.apart, false)
})
