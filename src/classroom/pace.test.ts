import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clock, pace } from './pace.ts'

test('a lecture is on time while its slide’s minutes run, and early or late by whole minutes', () => {
  const minutes = [1, 2, 4]
  assert.deepEqual(pace(minutes, 1, 2.5), { from: 1, until: 3, total: 7, late: 0 })
  assert.equal(pace(minutes, 1, 5).late, 2)
  assert.equal(pace(minutes, 2, 1).late, -2)
  assert.equal(pace([], 0, 3).late, 3)
})

test('a clock', () => {
  assert.deepEqual([0, 59.9, 754, 3600, -5].map(clock), [
    '00:00',
    '00:59',
    '12:34',
    '1:00:00',
    '00:00',
  ])
})
