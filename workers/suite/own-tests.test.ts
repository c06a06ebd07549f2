/** A sample of pandas' and pyarrow's own tests ends alike, restored from an image and loaded. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pythonEnvironment, sitePackages } from '../../tools/python/environment.ts'
import { compareImages } from '../../tools/truth/images/run.ts'

/** Small files; `npm run truth -- images` has the long list. */
const SAMPLE = ['pandas/tests/groupby/test_counting.py', 'pyarrow/tests/test_array.py']

const packages = await sitePackages(() => {})
const program = await pythonEnvironment(() => {})
const skip = packages === null || program === null ? 'there is no Python 3.12 here' : false

test('the packages’ own tests', { skip }, async () => {
  const found = await compareImages(packages ?? '', program?.('python') ?? '', SAMPLE, 1)
  assert.deepEqual(found.different, [])
  assert.ok(found.passed > 100, `${found.passed} of ${found.run} passed`)
})
