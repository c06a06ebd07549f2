import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestResult } from '../../../workers/suite/pytest/results.ts'
import { compare, quick } from './compare.ts'

function result(id: string, outcome: TestResult['outcome'], message = '', seconds = 0.1) {
  return { id, outcome, message, seconds, properties: {} }
}

test('tests that end alike are counted, the others are named with both ends', () => {
  const found = compare(
    [result('a', 'passed'), result('b', 'skipped'), result('c', 'passed'), result('d', 'passed')],
    [result('a', 'passed'), result('b', 'skipped'), result('c', 'crashed'), result('e', 'passed')],
  )
  assert.deepEqual([found.same, found.passed, found.skipped], [2, 1, 1])
  assert.deepEqual(found.different, [
    { id: 'c', restored: 'passed', loaded: 'crashed' },
    { id: 'd', restored: 'passed', loaded: 'not run' },
    { id: 'e', restored: 'not run', loaded: 'passed' },
  ])
})

test('failures are the same when their last message is, whatever lies where in memory', () => {
  const failed = (why: string, more = '') => [
    result('a', 'failed', `def test():\nE   ${why}\n${more}\n/lib/file.py:3: KeyError\n`),
  ]
  const alike = compare(
    failed('KeyError: <object at 0x12ab>', 'E   run by failing examples:\nE       /lib/a.py:1'),
    failed('KeyError: <object at 0x99>', 'E   run by failing examples:\nE       /lib/b.py:9'),
  )
  assert.deepEqual([alike.same, alike.failed], [1, 1])
  assert.deepEqual(
    [...alike.reasons],
    [['failed, KeyError: <object at 0x…> (file.py:3: KeyError)', 1]],
  )
  const other = compare(failed('assert 1 == 2'), failed('assert 1 == 3'))
  assert.equal(other.different.length, 1)
})

test('a sample is taken of what passed on both sides within a second', () => {
  const restored = [result('a', 'passed'), result('b', 'passed'), result('c', 'skipped')]
  const loaded = [result('a', 'passed'), result('b', 'passed', '', 3), result('c', 'skipped')]
  assert.deepEqual(quick(restored, loaded), ['a'])
})
