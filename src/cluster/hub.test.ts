import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ToNode } from '../../workers/protocol/wire.ts'
import { Hub } from './hub.ts'

/** A host that keeps what it is told. */
function host() {
  const told: ToNode[] = []
  return { told, post: (message: ToNode) => void told.push(message) }
}

/** An end of a channel that keeps what is sent to it. */
function end() {
  const sent: unknown[] = []
  const port = { postMessage: (m: unknown) => sent.push(m), close: () => sent.push('ended') }
  return { sent, port: port as unknown as MessagePort }
}

const connect = (to: string, port: MessagePort) =>
  ({ kind: 'connect', from: 'w1:50000', to, port }) as const

test('a connection is handed to the host it is for', () => {
  const hub = new Hub()
  const scheduler = host()
  const { port } = end()
  hub.join('scheduler', scheduler)
  hub.connect(connect('scheduler:8786', port))
  assert.deepEqual(scheduler.told, [
    { kind: 'accept', from: 'w1:50000', to: 'scheduler:8786', port },
  ])
})

test('who connects to an expected host waits for it', () => {
  const hub = new Hub()
  const { port, sent } = end()
  hub.expect('scheduler', host())
  hub.connect(connect('scheduler:8786', port))
  assert.deepEqual(sent, [])
  const scheduler = host()
  hub.join('scheduler', scheduler)
  assert.equal(scheduler.told.length, 1)
})

test('a host that nobody knows refuses, and so does one that leaves before it came', () => {
  const hub = new Hub()
  const unknown = end()
  hub.connect(connect('w9:1', unknown.port))
  assert.deepEqual(unknown.sent, ['close', 'ended'])
  const late = end()
  hub.expect('w2', host())
  hub.connect(connect('w2:1', late.port))
  hub.leave('w2')
  assert.deepEqual(late.sent, ['close', 'ended'])
})

test('the others are told of a host that is lost', () => {
  const hub = new Hub()
  const [w1, w2] = [host(), host()]
  hub.join('w1', w1)
  hub.join('w2', w2)
  hub.leave('w2')
  assert.deepEqual(w1.told, [{ kind: 'host-lost', host: 'w2' }])
  assert.deepEqual(w2.told, [])
  assert.equal(hub.has('w2:1'), false)
})
