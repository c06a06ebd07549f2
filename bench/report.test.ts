import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aimText,
  digits,
  isReached,
  linesOf,
  median,
  shown,
  speedups,
  spread,
  table,
} from './report.ts'
import { ROWS, type Row } from './rows.ts'
import { Samples } from './samples.ts'
import { at, SCENARIOS } from './scenarios.ts'

const RATIO: Row = {
  label: 'a task',
  metric: 'task',
  unit: 'ms',
  aim: { kind: 'ratio-at-most', limit: 1 },
}

function samplesOf(browser: readonly number[], native: readonly number[]): Samples {
  const samples = new Samples()
  for (const value of browser) samples.add('browser', 'task', value)
  for (const value of native) samples.add('native', 'task', value)
  return samples
}

test('the median of an odd number of values is the middle one, of an even number the mean', () => {
  assert.equal(median([9, 1, 5]), 5)
  assert.equal(median([4, 1, 10, 2]), 3)
  assert.equal(median([]), null)
})

test('a spread is the median with the least and the most', () => {
  assert.deepEqual(spread([3, 1, 2]), { median: 2, min: 1, max: 3 })
  assert.equal(spread([]), null)
})

test('speedups are taken round by round, as far as both sides got', () => {
  assert.deepEqual(speedups([4, 6, 8], [2, 2]), [2, 3])
})

test('the ratio is the one of the medians, and decides a relative aim', () => {
  const [line] = linesOf([RATIO], samplesOf([1, 2, 9], [4, 4, 4]).measured)
  assert.equal(line?.ratio, 0.5)
  assert.equal(line?.reached, true)
  const [slower] = linesOf([RATIO], samplesOf([5], [4]).measured)
  assert.equal(slower?.reached, false)
})

test('an aim is met at its limit, and not judged without a figure', () => {
  assert.equal(isReached({ kind: 'at-most', limit: 2 }, 2, null), true)
  assert.equal(isReached({ kind: 'at-most', limit: 2 }, 2.01, null), false)
  assert.equal(isReached({ kind: 'at-least', limit: 1.85 }, 1.9, null), true)
  assert.equal(isReached({ kind: 'at-least', limit: 1.85 }, 1.8, null), false)
  assert.equal(isReached({ kind: 'ratio-at-most', limit: 1 }, 3, null), null)
  assert.equal(isReached({ kind: 'at-most', limit: 1 }, null, null), null)
  assert.equal(isReached({ kind: 'none' }, 1, 1), null)
})

test('figures have three digits, and no range where there is none', () => {
  assert.deepEqual([123.4, 12.34, 1.234, 0.1234, 0.01234, 0].map(digits), [
    '123',
    '12.3',
    '1.23',
    '0.12',
    '0.012',
    '0.00',
  ])
  assert.equal(shown({ median: 2, min: 1, max: 3 }, 'ms'), '2.00 ms (1.00–3.00)')
  assert.equal(shown({ median: 2, min: 2, max: 2 }, 's'), '2.00 s')
  assert.equal(shown(null, 's'), '–')
})

test('an aim says what it is compared with', () => {
  assert.equal(aimText({ kind: 'ratio-at-most', limit: 1.2 }, 'ms'), '≤ 1.2 × native')
  assert.equal(aimText({ kind: 'at-most', limit: 80 }, 'MB'), '≤ 80 MB')
  assert.equal(aimText({ kind: 'none' }, 'MB'), '')
})

test('the table shows each side, the ratio and the verdict', () => {
  const text = table(linesOf([RATIO], samplesOf([3, 1, 2], [1]).measured))
  const last = text.split('\n').at(-1)
  assert.equal(
    last,
    '| a task | 2.00 ms (1.00–3.00) | 1.00 ms | 2.00 × | ≤ 1 × native | **no** | – |',
  )
})

test('a row with an aim and no figure says so', () => {
  const text = table(linesOf([RATIO], new Samples().measured))
  assert.match(text, /\| not measured \| – \|$/)
})

test('a measurement that fails is kept as a failure, not as a figure', async () => {
  const samples = new Samples()
  await samples.measure('native', 'task', () => Promise.reject(new Error('it broke')))
  await samples.measure('native', 'task', async () => 1)
  assert.deepEqual(samples.measured.failures, [
    { side: 'native', metric: 'task', reason: 'it broke' },
  ])
  assert.deepEqual(samples.measured.samples.native.task, [1])
})

test('every scenario has its rows', () => {
  const metrics = ROWS.map(({ metric }) => metric)
  for (const { metric, workers } of SCENARIOS) {
    for (const count of workers) assert.ok(metrics.includes(at(metric, count)), metric)
  }
  assert.equal(new Set(metrics).size, metrics.length)
})
