import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shuffled } from './shuffle.ts'

test('a seed gives one order, and every position is there once', () => {
  for (let length = 0; length < 20; length++) {
    const order = shuffled(length, `seed ${length}`)
    assert.deepEqual(order, shuffled(length, `seed ${length}`))
    assert.deepEqual(
      [...order].sort((a, b) => a - b),
      Array.from({ length }, (_, at) => at),
    )
  }
})

test('each position comes first about as often', () => {
  const firsts = [0, 0, 0, 0]
  for (let n = 0; n < 4000; n++) {
    const first = shuffled(4, `student ${n}`)[0] ?? 0
    firsts[first] = (firsts[first] ?? 0) + 1
  }
  // Beyond four standard deviations of 1000.
  for (const count of firsts) assert.ok(Math.abs(count - 1000) < 110, String(firsts))
})
