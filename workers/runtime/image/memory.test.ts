import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fill, runsOf } from './memory.ts'

const PAGE = 4096

function memoryWith(...places: readonly number[]): Uint8Array {
  const memory = new Uint8Array(8 * PAGE)
  for (const place of places) memory[place] = 7
  return memory
}

const packed = (memory: Uint8Array, runs: readonly number[]) =>
  Uint8Array.from(
    Array.from({ length: runs.length / 2 }, (_, at) => [
      ...memory.subarray(runs[2 * at], runs[2 * at + 1]),
    ]).flat(),
  )

test('runs are the pages that hold something', () => {
  assert.deepEqual(runsOf(memoryWith(0, PAGE + 1, 5 * PAGE)), [0, 2 * PAGE, 5 * PAGE, 6 * PAGE])
  assert.deepEqual(runsOf(memoryWith()), [])
  assert.deepEqual(runsOf(memoryWith(8 * PAGE - 1)), [7 * PAGE, 8 * PAGE])
})

test('a memory filled with another one’s runs is the other one', () => {
  for (const places of [[0, 3 * PAGE], [PAGE], [], [8 * PAGE - 1]]) {
    const kept = memoryWith(...places)
    const runs = runsOf(kept)
    // What a fresh interpreter has written already.
    const fresh = memoryWith(5, 2 * PAGE, 3 * PAGE + 9, 7 * PAGE)
    fill(fresh, runs, packed(kept, runs))
    assert.deepEqual(fresh, kept)
  }
})
