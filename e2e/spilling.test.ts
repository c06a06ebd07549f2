/** Results beyond a worker's target lie on the browser's private disk, and leave it with the worker. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { CellPage } from './pages/cell.ts'
import { DashboardPage } from './pages/dashboard.ts'
import { openSite, type Site } from './site.ts'

const START = `import essaim.memory
from dask.distributed import Client, wait
client = Client(n_workers=1, memory_limit=essaim.memory.above_idle("64 MB"))
1`
const KEEP = `blocks = client.map(lambda i: bytes([i]) * 8_000_000, range(7), pure=False)
wait(blocks)
1`

/** Bytes in the files of the page's private folder that workers spill to. */
const onDisk = () => async (): Promise<number> => {
  const sizes = async (folder: FileSystemDirectoryHandle): Promise<number> => {
    let total = 0
    for await (const entry of folder.values()) {
      if (entry instanceof FileSystemDirectoryHandle) total += await sizes(entry)
      else if (entry instanceof FileSystemFileHandle) total += (await entry.getFile()).size
    }
    return total
  }
  const root = await navigator.storage.getDirectory()
  for await (const [name, entry] of root.entries()) {
    if (/spill/.test(name) && entry instanceof FileSystemDirectoryHandle) return sizes(entry)
  }
  return 0
}

describe('results that a worker has no room for', () => {
  let site: Site
  let cell: CellPage
  let dashboard: DashboardPage

  before(async () => {
    site = await openSite()
    await site.go('en/cluster/')
    cell = new CellPage(site.page, 'Cell cluster')
    dashboard = new DashboardPage(site.page)
  })
  after(() => site.close())

  test('the panel says how much a worker may use, and where the rest goes', async () => {
    assert.equal(await cell.run(START), 'done', await cell.text())
    const line = dashboard.panel.locator('.limit')
    await line.getByText(/A worker may use 1\d\d\sMB of memory: [\d.]+\sMB .* and 64\sMB/).waitFor()
    assert.match((await line.textContent()) ?? '', /a disk of this page in your browser/)
  })

  test('lie on the disk, and come back', async () => {
    assert.equal(await cell.run(KEEP), 'done', await cell.text())
    // Workers tell of their memory with their next heartbeat.
    const told = /^[1-9][\d.]+\sMB$/
    const [row] = await dashboard.rowsWhen('Memory', ([first]) => told.test(first?.[4] ?? ''))
    assert.match(row?.[4] ?? '', told)
    assert.ok((await site.page.evaluate(onDisk())) >= 8_000_000)
    assert.equal(await cell.run('sum(len(block.result()) for block in blocks)'), 'done')
    assert.equal(await cell.text(), '56000000')
  })

  test('leave the disk with the worker', async () => {
    await dashboard.panel
      .getByRole('group', { name: 'w1', exact: true })
      .getByRole('button', { name: 'Kill' })
      .click()
    const end = Date.now() + 10_000
    while ((await site.page.evaluate(onDisk())) > 0 && Date.now() < end) {
      await site.page.waitForTimeout(100)
    }
    assert.equal(await site.page.evaluate(onDisk()), 0)
  })
})
