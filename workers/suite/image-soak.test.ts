/**
 * The same image restored again and again in one process, which must not grow.
 * ESSAIM_RESTORES=500 makes it the long one.
 */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { loadAssets, openTab } from './cluster.ts'
import { Notebook } from './notebook.ts'

const RESTORES = Number(process.env.ESSAIM_RESTORES ?? 12)
/** Engines free what a thread had when they like. */
const SETTLE_MS = 300

const assets = loadAssets('data')

async function restore(): Promise<void> {
  const notebook = new Notebook(openTab(assets))
  try {
    const sum = await notebook.value('import pandas; int(pandas.Series(range(10)).sum())')
    assert.equal(sum, '45')
  } finally {
    notebook.close()
  }
}

async function residentAfter(times: number): Promise<number> {
  for (let at = 0; at < times; at++) await restore()
  await wait(SETTLE_MS)
  return process.memoryUsage.rss()
}

test(`${RESTORES} restores do not make the process grow by an interpreter`, async () => {
  const half = Math.ceil(RESTORES / 2)
  const first = await residentAfter(half)
  const second = await residentAfter(RESTORES - half)
  const megabytes = (second - first) / 2 ** 20
  console.log(
    `${(first / 2 ** 20).toFixed(0)} MB after ${half}, ${megabytes.toFixed(0)} MB more after ${RESTORES}`,
  )
  // One interpreter that stays is more than that.
  assert.ok(megabytes < 100, `${megabytes} MB more after ${RESTORES - half} further restores`)
})
