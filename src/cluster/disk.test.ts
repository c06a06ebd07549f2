import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ToNode } from '../../workers/protocol/wire.ts'
import { Disk } from './disk.ts'

const BYTES = Uint8Array.of(1, 2, 3)

function reader() {
  const told: ToNode[] = []
  return { told, post: (message: ToNode) => void told.push(message) }
}

test('all hear of a change under the same number; who made it hears only that', () => {
  const disk = new Disk(true)
  const [one, other] = [reader(), reader()]
  disk.join(one)
  disk.join(other)
  const change = { kind: 'removed', path: '/tmp/x', at: 1 } as const
  disk.change(one, change)
  assert.deepEqual(one.told, [{ kind: 'file-changed', number: 1, change: null }])
  assert.deepEqual(other.told, [{ kind: 'file-changed', number: 1, change }])
})

test('a node that starts gets what is there, and its number', () => {
  const disk = new Disk(false)
  disk.write('/tmp/deep/er/x', BYTES)
  const { number, kept } = disk.join(reader())
  assert.equal(number, 3)
  const there = kept.get('/tmp/deep/er/x')
  assert.deepEqual(there?.kind === 'file' && there.bytes, BYTES)
})

test('what comes from a node that is gone never happened; what it wrote before stays', () => {
  const disk = new Disk(true)
  const node = reader()
  const put = (path: string) =>
    ({ kind: 'put', path, kept: { kind: 'file', at: 1, bytes: BYTES } }) as const
  disk.join(node)
  disk.change(node, put('/tmp/before'))
  disk.leave(node)
  disk.change(node, put('/tmp/after'))
  const { kept } = disk.join(reader())
  assert.ok(kept.has('/tmp/before'))
  assert.ok(!kept.has('/tmp/after'))
})
