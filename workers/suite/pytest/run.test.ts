/** The runner itself: whatever a test does, the others run. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sitePackages } from '../../../tools/python/environment.ts'
import type { TestResult } from './results.ts'
import { runPytestInTab } from './run.ts'

const SAMPLE = fileURLToPath(new URL('../../python/tests/tab/sample', import.meta.url))
const packages = await sitePackages(() => {})
const skip = packages === null ? 'there is no Python 3.12 with pytest here' : false

function run(on: string, targets: readonly string[], only?: readonly string[]) {
  const heard: TestResult[] = []
  const report = runPytestInTab({
    sitePackages: packages ?? '',
    files: { sample: SAMPLE },
    targets,
    on,
    workers: 2,
    leaveOut: ['mark:slow', '*::test_is_left_out_by_its_name'],
    // A machine that is busy takes seconds to compute on the cluster the first time.
    secondsPerTest: 6,
    onResult: (result) => heard.push(result),
    ...(only === undefined ? {} : { only }),
  })
  return report.then((found) => {
    assert.deepEqual(found.results, heard)
    return found
  })
}

test('each test has its end, and none ends the run', { skip }, async () => {
  const report = await run('kernel', ['sample'])
  const outcomes = report.results.map(({ id, outcome }) => [id.split('::')[1], outcome])
  assert.deepEqual(outcomes, [
    ['test_passes[1]', 'passed'],
    ['test_passes[2]', 'passed'],
    ['test_fails', 'failed'],
    ['test_waits_for_ever', 'overtime'],
    ['test_computes_for_ever', 'overtime'],
    ['test_is_beyond_interrupts', 'overtime'],
    ['test_is_skipped', 'skipped'],
    ['test_fails_as_expected', 'xfailed'],
    ['test_ends_the_session', 'crashed'],
    ['test_computes_on_the_cluster', 'passed'],
    ['test_comes_last', 'passed'],
  ])
  assert.match(report.results[2]?.message ?? '', /assert 2 == 3/)
  assert.deepEqual([report.passed, report.failed, report.skipped], [5, 5, 1])
  assert.deepEqual([...report.left.values()], [0, 1])
  assert.deepEqual(
    report.unreadable.map(({ id }) => id),
    ['sample/test_unreadable.py'],
  )
})

test('on a worker, tests run as a task', { skip }, async () => {
  const file = 'sample/test_sample.py'
  const only = ['passes[1]', 'fails', 'waits_for_ever', 'comes_last'].map(
    (name) => `${file}::test_${name}`,
  )
  const report = await run('w2', [file], only)
  const outcomes = report.results.map(({ outcome }) => outcome)
  assert.deepEqual(outcomes, ['passed', 'failed', 'overtime', 'passed'])
})
