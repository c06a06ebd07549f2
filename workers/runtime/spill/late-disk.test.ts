import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LateDisk } from './late-disk.ts'
import { type Disk, memoryDisk } from './memory-disk.ts'

const opened = (): Disk => ({ ...memoryDisk(), kind: 'opfs' })

function late() {
  const { promise, resolve } = Promise.withResolvers<Disk>()
  return { disk: new LateDisk(promise), open: () => resolve(opened()) }
}

function firstByte(disk: Disk): number {
  const target = new Uint8Array(1)
  disk.read(target, 0)
  return target[0] ?? -1
}

test('a disk that opens before anything is written is used', async () => {
  const { disk, open } = late()
  open()
  assert.equal(await disk.settled(), 'opfs')
  disk.write(new Uint8Array([7]), 0)
  assert.equal(firstByte(disk), 7)
})

test('what was written before that stays where it is', async () => {
  const { disk, open } = late()
  disk.write(new Uint8Array([7]), 0)
  open()
  assert.equal(await disk.settled(), 'memory')
  assert.equal(firstByte(disk), 7)
})

test('one that never opens holds nobody up', async () => {
  const { disk } = late()
  assert.equal(await disk.settled(), 'memory')
})

test('one that opens later than anybody waited is still used', async () => {
  const { disk, open } = late()
  await disk.settled()
  open()
  await Promise.resolve()
  await Promise.resolve()
  assert.equal(disk.kind, 'opfs')
})
