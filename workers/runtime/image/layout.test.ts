import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ImageDescription } from '../../protocol/image.ts'
import { BadImage, readImage, writeImage } from './layout.ts'

const description: ImageDescription = {
  linking: {
    tableStart: 1,
    tableLength: 2,
    emptySlots: [],
    hostSlots: [],
    libraries: [],
    names: {},
    handles: [],
    addresses: {},
  },
  packages: ['numpy'],
  header: 5,
  listing: 3,
  heap: 65536,
  runs: [0, 4, 8, 10],
}
const parts = [
  Uint8Array.of(1, 2, 3, 4, 5),
  Uint8Array.of(6, 7, 8),
  Uint8Array.of(9, 9, 9, 9),
  Uint8Array.of(8, 8),
] as const
const image = writeImage(description, parts).buffer

test('an image is read as it was written', () => {
  const read = readImage(image)
  assert.deepEqual(read.description, description)
  assert.deepEqual([...read.header], [1, 2, 3, 4, 5])
  assert.deepEqual([...read.listing], [6, 7, 8])
  assert.deepEqual([...read.memory], [9, 9, 9, 9, 8, 8])
})

test('an image that is cut off anywhere is refused', () => {
  for (const length of [0, 4, 12, 100, image.byteLength - 16]) {
    assert.throws(() => readImage(image.slice(0, length)), BadImage)
  }
})

test('another file is refused', () => {
  assert.throws(() => readImage(new Uint8Array(64).buffer), /no image/)
})
