/** What the kernel asks of the page, with nodes that never boot by themselves. */

import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import type { BootAssets } from '../../workers/protocol/boot.ts'
import type { ToNode } from '../../workers/protocol/wire.ts'
import type { NodePort } from './hub.ts'
import { clusterRequests } from './requests.ts'
import { ClusterSession } from './session.ts'

let sent: ToNode[] = []
let ports: NodePort[] = []

function spawn(): NodePort {
  const port: NodePort = {
    post: (message) => void sent.push(message),
    onMessage: () => {},
    onCrash: () => {},
    terminate: () => {},
  }
  ports.push(port)
  return port
}

beforeEach(() => {
  sent = []
  ports = []
})

function open() {
  const session = new ClusterSession({
    spawn,
    assets: async () => ({}) as BootAssets,
    pyodideUrl: null,
    shared: false,
    dashboardUrl: '',
    now: () => 0,
  })
  const answers = clusterRequests(session)
  const ask = async (method: string, parameters: object) => {
    return JSON.parse(await answers(method, JSON.stringify(parameters))) as Record<string, unknown>
  }
  return { session, ask }
}

test('who closes what is left of a lost worker spares the one that starts in its place', async () => {
  const { session, ask } = open()
  assert.deepEqual(await ask('node.start', { name: 'w1' }), { life: 0 })
  session.kill('w1')
  session.startNode('w1').catch(() => {})
  await ask('node.stop', { name: 'w1', life: 0 })
  assert.deepEqual(session.workers, ['w1'])
  await ask('node.stop', { name: 'w1', life: 1 })
  assert.deepEqual(session.workers, [])
})

test('a worker that the panel has restarted can be scaled away', async () => {
  const { session, ask } = open()
  await ask('node.start', { name: 'w1' })
  session.restart('w1').catch(() => {})
  const heap = { kind: 'started', address: 'sim://w1:40001', heap: 1, memory: null } as const
  ports.at(-1)?.onMessage(heap)
  await ask('node.stop', { name: 'w1', life: 0 })
  assert.deepEqual(session.workers, [])
})

test('each node under a name listens at a port of its own', async () => {
  const { session, ask } = open()
  await ask('node.start', { name: 'w1' })
  await new Promise((resolve) => setImmediate(resolve))
  session.restart('w1').catch(() => {})
  await ask('node.start', { name: 'w2' })
  await new Promise((resolve) => setImmediate(resolve))
  const told = sent.flatMap((message) => (message.kind === 'start-worker' ? [message.port] : []))
  assert.deepEqual(told, [40_000, 40_001, 40_000])
})

test('a worker that waits for a scheduler that has ended is given up', async () => {
  const { session } = open()
  const starting = session.start({ kind: 'start', workers: 1 })
  session.kill('scheduler')
  await assert.rejects(starting, /scheduler was stopped before|not ready when the scheduler ended/)
  await assert.rejects(session.node('w1')?.started ?? Promise.resolve(''), /the scheduler ended/)
})

test('Stop leaves a worker alone that has yet to start: it has no task', async () => {
  const { session, ask } = open()
  await ask('node.start', { name: 'w1' })
  await session.interrupt()
  assert.equal(ports.length, 1)
  assert.ok(!sent.some(({ kind }) => kind === 'interrupt-tasks'))
})

test('a worker that has yet to start is occupied once it has, unless Stop came before', async () => {
  const { session, ask } = open()
  const occupied = () => {
    const told = session.log.all.filter(({ kind }) => kind === 'node-occupied').length
    assert.equal(told, sent.filter(({ kind }) => kind === 'occupy').length)
    return told
  }
  await ask('node.start', { name: 'w1' })
  await ask('node.start', { name: 'w2' })
  session.faults.occupy('w1')
  await session.interrupt()
  session.faults.occupy('w2')
  assert.equal(occupied(), 0)
  for (const port of ports) {
    port.onMessage({ kind: 'started', address: 'sim://w:1', heap: 1, memory: null })
  }
  await session.node('w2')?.started
  assert.equal(occupied(), 1)
  session.faults.occupy('w1')
  assert.equal(occupied(), 2)
})

test('a worker can be restarted by name after dask has closed what was left of it', async () => {
  const { session, ask } = open()
  session.start({ kind: 'start', workers: 1 }).catch(() => {})
  session.kill('w1')
  session.restart('w1').catch(() => {})
  session.kill('w1')
  await ask('node.stop', { name: 'w1', life: 0 })
  session.restart('w1').catch(() => {})
  assert.deepEqual(session.workers, ['w1'])
  await assert.rejects(session.restart('w7'), /there is no node “w7”/)
})

test('who closes what is left of an earlier worker does not keep the next one from coming back', async () => {
  const { session, ask } = open()
  session.start({ kind: 'start', workers: 1 }).catch(() => {})
  session.restart('w1').catch(() => {})
  ports.at(-1)?.onMessage({ kind: 'started', address: 'sim://w1:40001', heap: 1, memory: null })
  ports.at(-1)?.onMessage({ kind: 'over-limit', bytes: 1 })
  assert.deepEqual(session.workers, [])
  await ask('node.stop', { name: 'w1', life: 0 })
  await new Promise((resolve) => setTimeout(resolve, 600))
  assert.deepEqual(session.workers, ['w1'])
})

test('why a worker did not come up is told to who asks after it has failed', async () => {
  const { session, ask } = open()
  assert.deepEqual(await ask('node.start', { name: 'w1' }), { life: 0 })
  ports.at(-1)?.onMessage({ kind: 'failed', message: 'too little memory' })
  assert.deepEqual(session.workers, [])
  assert.deepEqual(await ask('node.ready', { name: 'w1' }), { error: 'too little memory' })
})

test('a worker that was ready and is gone is not ready', async () => {
  const { session, ask } = open()
  await ask('node.start', { name: 'w1' })
  ports.at(-1)?.onMessage({ kind: 'started', address: 'sim://w1:40000', heap: 1, memory: null })
  session.kill('w1')
  assert.deepEqual(await ask('node.ready', { name: 'w1' }), { error: 'there is no node w1' })
})
