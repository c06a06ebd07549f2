/** Some of dask's own tests on the tab's cluster: other ones each day, of those that passed. */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { loadAssets } from '../../workers/suite/cluster.ts'
import { isBad } from '../../workers/suite/pytest/results.ts'
import { runPytestInTab } from '../../workers/suite/pytest/run.ts'
import { sitePackages } from '../python/environment.ts'
import { ARGUMENTS, cargo } from './selection.ts'
import { seedOfToday, shuffled } from './shuffled.ts'

const FILES = 1
const TESTS = 25

const passed = JSON.parse(
  readFileSync(new URL('dask/passed.json', import.meta.url), 'utf8'),
) as readonly string[]
const packages = await sitePackages(() => {})
const skip = packages === null ? 'there is no Python 3.12 with pytest here' : false
const seed = seedOfToday()

const fileOf = (id: string) => id.split('::')[0] ?? ''

test(`a sample of dask's own tests, ESSAIM_SEED=${seed}`, { skip }, async () => {
  const files = shuffled([...new Set(passed.map(fileOf))].sort(), seed).slice(0, FILES)
  const only = shuffled(
    passed.filter((id) => files.includes(fileOf(id))),
    seed,
  ).slice(0, TESTS)
  const report = await runPytestInTab({
    sitePackages: packages ?? '',
    assets: loadAssets('data'),
    files: cargo(packages ?? ''),
    targets: files,
    only,
    args: ARGUMENTS,
    workers: 2,
    secondsPerTest: 60,
  })
  const failed = report.results.filter(isBad)
  assert.deepEqual(
    failed.map(({ id, message }) => `${id}: ${message}`),
    [],
  )
  assert.equal(report.passed, only.length)
})
