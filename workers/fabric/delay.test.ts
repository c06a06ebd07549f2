import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Delay } from '../protocol/network.ts'
import { draw, meanOf } from './delay.ts'
import { lostTime } from './loss.ts'
import { randomOf } from './random.ts'

const DRAWS = 20_000
const delays: readonly (readonly [Delay, deviation: number])[] = [
  [{ kind: 'constant', ms: 12 }, 0],
  [{ kind: 'uniform', from: 10, to: 30 }, 20 / Math.sqrt(12)],
  [{ kind: 'normal', mean: 100, deviation: 10 }, 10],
  [{ kind: 'exponential', mean: 40, least: 10 }, 30],
  [{ kind: 'trace', ms: [1, 2, 6] }, Math.sqrt(14 / 3)],
]

for (const [delay, deviation] of delays) {
  test(`${delay.kind}: the mean and the deviation of ${DRAWS} draws`, () => {
    const random = randomOf(1, delay.kind)
    const drawn = Array.from({ length: DRAWS }, (_, i) => draw(delay, random, i))
    const mean = drawn.reduce((sum, ms) => sum + ms, 0) / DRAWS
    // Five standard errors: by chance beyond them once in two million.
    const bound = (5 * deviation) / Math.sqrt(DRAWS) + 0.001
    assert.ok(Math.abs(mean - meanOf(delay)) < bound, `${mean} is not ${meanOf(delay)}`)
    const spread = Math.sqrt(drawn.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / DRAWS)
    assert.ok(Math.abs(spread - deviation) < 0.05 * deviation + 0.001, `${spread}, ${deviation}`)
    assert.ok(drawn.every((ms) => ms >= 0))
  })
}

test('without loss nothing is late', () => {
  assert.equal(
    lostTime(1e6, 0, 50, () => 0),
    0,
  )
})

test('a lost packet alone waits for a timer that doubles', () => {
  const lucks = [0, 0, 0, 1]
  assert.equal(
    lostTime(100, 0.5, 10, () => lucks.shift() ?? 1),
    200 + 400 + 800,
  )
})

test('a loss in a long message is noticed within a round trip', () => {
  const lucks = [0]
  assert.equal(
    lostTime(10 * 1448, 0.5, 30, () => lucks.shift() ?? 1),
    30,
  )
})

test('small messages are late as often as packets are lost', () => {
  const random = randomOf(3, 'loss')
  const late = Array.from({ length: DRAWS }, () => lostTime(100, 0.1, 10, random))
  const share = late.filter((ms) => ms > 0).length / DRAWS
  assert.ok(Math.abs(share - 0.1) < 5 * Math.sqrt(0.09 / DRAWS), `${share}`)
})
