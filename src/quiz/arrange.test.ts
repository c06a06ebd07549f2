import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arranged } from './arrange.ts'
import type { AskedQuestion } from './question.ts'

const asked = { id: 'q', prompt: '?', points: 1, why: '' }
const order = (shuffle: boolean): AskedQuestion => ({
  ...asked,
  kind: 'order',
  shuffle,
  items: ['first', 'second'],
})

test('what has to be ordered is never shown in its order', () => {
  for (let seed = 0; seed < 20; seed++) {
    assert.deepEqual(arranged(order(true), String(seed)), [1, 0])
  }
})

test('what is not shuffled stands as it is written', () => {
  assert.deepEqual(arranged(order(false), 'seed'), [0, 1])
})

test('equal right sides are offered once', () => {
  const pairs = ['a', 'b', 'c'].map((left) => ({ left, right: left === 'c' ? 'yes' : 'no' }))
  const match: AskedQuestion = { ...asked, kind: 'match', shuffle: true, pairs, others: ['yes'] }
  assert.deepEqual([...arranged(match, 'seed')].sort(), [0, 1])
})
