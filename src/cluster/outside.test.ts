import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EventLog } from './events.ts'
import { OutsideClusters } from './outside.ts'

const ADDRESS = 'ws://host:8786'
const worker = { worker: 'real-1', address: 'ws://10.0.0.1:40000' } as const

function opened() {
  const log = new EventLog()
  const outside = new OutsideClusters(log, () => 7)
  const tell = (message: object) => outside.hear(JSON.stringify({ address: ADDRESS, ...message }))
  const nodes = () => {
    return [...log.live().nodes.values()].map(({ name, state, outside }) => ({
      name,
      state,
      outside,
    }))
  }
  tell({ kind: 'joined' })
  tell({ kind: 'happened', events: [{ kind: 'worker-added', at: 1, threads: 2, ...worker }] })
  return { log, outside, tell, nodes }
}

test('a worker outside the tab is shown as a node that is not the tab’s', () => {
  const { outside, nodes } = opened()
  assert.deepEqual(nodes(), [{ name: 'real-1', state: 'ready', outside: true }])
  assert.deepEqual(outside.views, [
    { address: ADDRESS, state: 'connected', workers: ['real-1'], unseen: false, differs: [] },
  ])
})

test('a worker that goes is taken away, and one that is told twice is there once', () => {
  const { outside, tell, nodes } = opened()
  tell({ kind: 'happened', events: [{ kind: 'worker-added', at: 2, threads: 2, ...worker }] })
  assert.equal(nodes().length, 1)
  tell({ kind: 'happened', events: [{ kind: 'worker-removed', at: 3, ...worker }] })
  assert.deepEqual(nodes(), [])
  assert.deepEqual(outside.views[0]?.workers, [])
})

test('a connection that broke leaves its workers lost; one that was closed leaves none', () => {
  const broken = opened()
  broken.tell({ kind: 'lost' })
  assert.deepEqual(broken.nodes(), [{ name: 'real-1', state: 'lost', outside: true }])
  assert.equal(broken.outside.views[0]?.state, 'lost')
  const closed = opened()
  closed.tell({ kind: 'left' })
  assert.deepEqual(closed.nodes(), [])
  assert.deepEqual(closed.outside.views, [])
})

test('without the kernel there is no connection', () => {
  const { outside, nodes } = opened()
  outside.reset()
  assert.deepEqual(nodes(), [])
  assert.deepEqual(outside.views, [])
})

test('what a foreign scheduler sends is read, not believed', () => {
  const { tell } = opened()
  assert.throws(() => tell({ kind: 'invented' }), RangeError)
  assert.throws(
    () => tell({ kind: 'happened', events: [{ kind: 'node-lost', at: 1 }] }),
    RangeError,
  )
})
