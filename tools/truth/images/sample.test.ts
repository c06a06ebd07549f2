/** Some of the packages' own tests on both sides, other ones each day, of those that passed. */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { pythonEnvironment, sitePackages } from '../../python/environment.ts'
import { seedOfToday, shuffled } from '../shuffled.ts'
import { compare } from './compare.ts'
import { cargoOf } from './own-tests.ts'
import { runSide } from './sides.ts'
import { SUITES } from './suites.ts'

const TESTS = 20

const passed = JSON.parse(
  readFileSync(new URL('passed.json', import.meta.url), 'utf8'),
) as readonly string[]
const packages = await sitePackages(() => {})
const program = await pythonEnvironment(() => {})
const skip = packages === null || program === null ? 'there is no Python 3.12 here' : false
const seed = seedOfToday()
/** One image a day: scikit-learn's tests are a file of the other one. */
const [suite] = shuffled(SUITES, seed)

test(`a sample of ${suite?.image}'s own tests, ESSAIM_SEED=${seed}`, { skip }, async () => {
  assert.ok(suite !== undefined)
  const [target = ''] = shuffled(suite.targets, seed)
  const only = shuffled(
    passed.filter((id) => id.startsWith(`${target}::`)),
    seed,
  ).slice(0, TESTS)
  const files = await cargoOf(suite, packages ?? '', program?.('python') ?? '')
  const common = { image: suite.image, packages: packages ?? '', files, targets: [target], only }
  const restored = await runSide({ side: 'restored', ...common })
  const loaded = await runSide({ side: 'loaded', ...common })
  const found = compare(restored.results, loaded.results)
  assert.deepEqual(found.different, [])
  assert.deepEqual([...found.reasons], [])
  assert.equal(found.passed, only.length)
  assert.ok(only.length > 0)
})
