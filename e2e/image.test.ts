/** Nodes of a page that start from a memory image, and from a damaged one. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { opened } from './site.ts'

const GROUPBY = [
  'import pandas as pd, dask.dataframe as dd',
  'from dask.distributed import Client',
  'client = Client(n_workers=1)',
  "frame = pd.DataFrame({'k': [1, 2, 1], 'v': [1, 2, 3]})",
  "print(dd.from_pandas(frame, npartitions=2).groupby('k').v.sum().compute().to_dict())",
].join('\n')

/** By then a page that wants something has asked for it. */
const SETTLED_MS = 500

async function runFirst(page: Page, text: string): Promise<string> {
  await page.evaluate((code) => {
    const cell = document.querySelector('code-cell')
    if (cell === null) throw new Error('there is no cell')
    Object.assign(cell, { code })
    cell.querySelector<HTMLButtonElement>('.bar > .run')?.click()
  }, text)
  await page.waitForSelector('code-cell[data-state="done"], code-cell[data-state="error"]', {
    timeout: 120_000,
  })
  return page.locator('code-cell').first().locator('[role="log"]').innerText()
}

const fetched = (page: Page) =>
  page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))

test('Chromium starts nodes from the image that the code wants', async (t) => {
  const site = await opened(t)
  await site.go('en/cluster/')
  assert.match(await runFirst(site.page, GROUPBY), /\{1: 4, 2: 2\}/)
  const names = await fetched(site.page)
  assert.ok(names.some((name) => /\/images\/data-\w+\.image$/.test(name)))
  assert.ok(!names.some((name) => name.includes('/packages/')), names.join('\n'))
  await site.go('en/doctor/')
  assert.equal(await site.page.locator('.fallback').isHidden(), true)
})

test('a lesson with numpy alone fetches neither pandas nor modules that are in the memory', async (t) => {
  const site = await opened(t)
  const asked: string[] = []
  site.page.on('request', (request) => asked.push(request.url()))
  const has = (file: RegExp) => asked.some((url) => file.test(url))
  await site.go('en/lessons/bytes-and-memory/')
  const products = [
    'import dask.array as da',
    'from dask.distributed import Client',
    'client = Client(n_workers=1)',
    'print(int((da.ones((4, 4), chunks=2) @ da.ones((4, 4), chunks=2)).sum().compute()))',
  ].join('\n')
  assert.match(await runFirst(site.page, products), /^64/)
  assert.ok(has(/\/images\/arrays-\w+\.image$/), asked.join('\n'))
  assert.ok(!has(/\/images\/data-|\/packages\/|\/modules-\w+\.zip$/), asked.join('\n'))
  const later = 'import pygments.lexers.basic as basic\nprint(basic.QBasicLexer.name)'
  assert.match(await runFirst(site.page, later), /QBasic/)
  assert.ok(has(/\/modules-\w+\.zip$/), asked.join('\n'))
})

test('a damaged image is not used, and the doctor says so', async (t) => {
  const site = await opened(t)
  await site.page.addInitScript(() => {
    const { fetch } = globalThis
    globalThis.fetch = async (input, init) => {
      const answer = await fetch(input, init)
      if (!String(input).endsWith('.image')) return answer
      return new Response((await answer.arrayBuffer()).slice(0, 1_000_000))
    }
  })
  await site.go('en/cluster/')
  assert.match(await runFirst(site.page, 'import numpy\nprint(numpy.arange(4).sum())'), /^6/)
  await site.go('en/doctor/')
  await site.page.waitForSelector('.fallback:not([hidden])')
  assert.match(await site.page.locator('.fallback').innerText(), /ended after 1000000 of/)
})

test('who is about to run something again gets the image ahead, and nobody for the first time', async (t) => {
  const site = await opened(t)
  const images: string[] = []
  site.page.on('request', (request) => {
    if (request.url().endsWith('.image')) images.push(request.url())
  })
  const run = site.page.locator('code-cell .bar > .run').first()
  const comesNear = async (near: 'hover' | 'focus') => {
    await site.go('en/lessons/bytes-and-memory/')
    images.length = 0
    await run[near]()
    await site.page.waitForTimeout(SETTLED_MS)
  }
  const runs = async () =>
    assert.match(await runFirst(site.page, 'import numpy\nprint(numpy.arange(4).sum())'), /^6/)
  for (const near of ['hover', 'focus'] as const) {
    await comesNear(near)
    assert.deepEqual(images, [])
  }
  await runs()
  assert.equal(images.length, 1)
  for (const near of ['hover', 'focus'] as const) {
    await comesNear(near)
    assert.equal(images.length, 1, near)
    await runs()
    assert.equal(images.length, 1, near)
  }
})
