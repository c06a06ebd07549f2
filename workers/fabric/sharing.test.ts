import assert from 'node:assert/strict'
import { test } from 'node:test'
import { share } from './sharing.ts'

const passedBy = (
  queues: readonly { left: number }[][],
  bandwidth: number | null,
  until: number,
) => {
  const passed: (readonly [index: number, at: number])[] = []
  const names = new Map(queues.map((queue, i) => [queue[0], i]))
  share(new Set(queues), bandwidth, 0, until, (load, at) =>
    passed.push([names.get(load) ?? -1, at]),
  )
  return passed
}

test('one stream has all of the bandwidth', () => {
  assert.deepEqual(passedBy([[{ left: 500 }]], 1000, 10_000), [[0, 500]])
})

test('two streams have half each, and what one leaves the other gets', () => {
  assert.deepEqual(passedBy([[{ left: 1000 }], [{ left: 500 }]], 1000, 10_000), [
    [1, 1000],
    [0, 1500],
  ])
})

test('nothing passes before its time', () => {
  assert.deepEqual(passedBy([[{ left: 1000 }]], 1000, 999), [])
})

test('where there is no limit, all passes at once', () => {
  assert.deepEqual(passedBy([[{ left: 1e9 }], [{ left: 1 }]], null, 0), [
    [1, 0],
    [0, 0],
  ])
})

test('at the time of day, where a clock has no digits left for bytes, it comes to an end', () => {
  const now = 1_790_000_000_000.123
  const queues = new Set(Array.from({ length: 7 }, (_, i) => [{ left: 1000 + i / 3 }]))
  let passed = 0
  share(queues, 125e6, now, now + 10, () => passed++)
  assert.equal(passed, 7)
})
