/** The list of what is left out, and what is made of a run. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestResult } from '../../workers/suite/pytest/results.ts'
import { figures } from './report.ts'
import { readLeftOut, unused } from './selection.ts'

test('each pattern that is left out has a reason', () => {
  assert.ok(readLeftOut().length > 0)
  assert.throws(() => readLeftOut('- patterns: [a]'), /a reason is missing/)
  assert.throws(() => readLeftOut('- reason: slow'), /nothing follows "slow"/)
})

test('a pattern stands in the list once', () => {
  assert.throws(() => readLeftOut('- reason: slow\n  patterns: [a, a]'), /has a twice/)
})

test('a pattern that matches nothing is found', () => {
  const leftOut = readLeftOut('- reason: slow\n  patterns: [a, b]')
  assert.deepEqual(unused(leftOut, new Map([['x', 0]])), ['b'])
})

test('what fails natively too is not counted against the tab', () => {
  const result = (id: string, outcome: TestResult['outcome'], jobs = 0): TestResult => {
    return { id, outcome, message: '', seconds: 1, properties: { jobs } }
  }
  const results = [
    result('a', 'passed', 2),
    result('b', 'failed'),
    result('c', 'overtime'),
    result('d', 'skipped'),
    result('e', 'xfailed'),
  ]
  const report = {
    ...{ passed: 2, failed: 2, skipped: 1, results, left: new Map(), unchosen: 0 },
    ...{ unreadable: [], skippedModules: [] },
  }
  const native = new Map([['b', result('b', 'failed')]])
  const found = figures({ report, leftOut: [], native })
  assert.deepEqual([found.run, found.passed, found.onCluster, found.skipped], [4, 2, 1, 1])
  assert.deepEqual(
    found.failedHere.map(({ id }) => id),
    ['c'],
  )
  assert.equal(found.rate.toFixed(1), '66.7')
})
