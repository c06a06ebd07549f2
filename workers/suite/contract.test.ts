/** The contract on both sides: a sample of it, or all with ESSAIM_CONTRACT=all. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contractInTab, contractNatively, PYTHON_IS_MISSING } from './contract.ts'
import { isBad } from './pytest/results.ts'

const SAMPLE = process.env.ESSAIM_CONTRACT === 'all' ? null : { size: 60, seed: 1 }

test('the contract holds natively', async (t) => {
  const ran = await contractNatively(SAMPLE)
  if (ran === null) return t.skip(PYTHON_IS_MISSING)
  assert.equal(ran.counts?.failed, 0, ran.output.slice(-4000))
  if (SAMPLE !== null) assert.equal(ran.counts?.passed, SAMPLE.size)
})

test('the contract holds in the tab', async (t) => {
  const report = await contractInTab(SAMPLE)
  if (report === null) return t.skip(PYTHON_IS_MISSING)
  const bad = report.results.filter(isBad).map(({ id, message }) => `${id}\n${message}`)
  assert.deepEqual(bad, [])
  if (SAMPLE !== null) assert.equal(report.results.length, SAMPLE.size)
})
