import assert from 'node:assert/strict'
import { test } from 'node:test'
import { score } from './score.ts'

const result = (verdict: 'pass' | 'fail' | 'error', points: number, earned: number) => ({
  check: 'a',
  result: verdict,
  message: '',
  points,
  earned,
})

test('points are summed, parts of them too', () => {
  assert.deepEqual(score([result('pass', 2, 2), result('fail', 3, 1.5), result('error', 1, 0)]), {
    earned: 3.5,
    points: 6,
    passed: false,
  })
})

test('passed means that each check passes, and that there is one', () => {
  assert.equal(score([result('pass', 2, 2), result('pass', 1, 1)]).passed, true)
  assert.equal(score([]).passed, false)
})
