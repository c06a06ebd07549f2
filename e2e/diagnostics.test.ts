/** A reader watches a computation: its bars, its graph. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CellPage } from './pages/cell.ts'
import { openSite, type Site } from './site.ts'

let site: Site
let cell: CellPage
before(async () => {
  site = await openSite({ headers: true })
  await site.go('en/cluster/')
  cell = new CellPage(site.page, 'Cell cluster')
})
after(() => site.close())

test('bars go on in the cell after it ended, and end themselves', async () => {
  const code = `import time
from dask.distributed import Client, progress
client = Client(n_workers=2)
def slow(x): time.sleep(0.4); return x
futures = client.map(slow, range(8))
progress(futures)`
  assert.equal(await cell.run(code), 'done', await cell.text())
  const shown = cell.output.frameLocator('iframe')
  await shown.getByText('Computing').waitFor()
  await shown.getByText(/[1-7] \/ 8/).waitFor()
  await shown.getByText('Finished').waitFor()
  assert.equal(await shown.getByText('8 / 8').count(), 1)
  assert.equal(await shown.getByRole('progressbar', { name: 'slow' }).count(), 1)
})

test('an update that comes before the frame has loaded is shown', async () => {
  const code = `from IPython.display import HTML, display
handle = display(HTML("<p>first</p>"), display_id=True)
handle.update(HTML("<p>last</p>"))`
  assert.equal(await cell.run(code), 'done')
  await cell.output.frameLocator('iframe').getByText('last').waitFor()
})

test('a bar of text stays on its line', async () => {
  const code = `import sys
for i in range(5):
    sys.stdout.write(f"\\r{i} of 4"); sys.stdout.flush()
print()`
  assert.equal(await cell.run(code), 'done')
  assert.equal(await cell.text(), '4 of 4')
})

test('visualize shows the graph, and its file is there', async () => {
  const code = `import dask
total = dask.delayed(sum)([dask.delayed(abs)(i) for i in range(-2, 1)])
total.visualize(filename="total.svg")`
  assert.equal(await cell.run(code), 'done', await cell.text())
  const graph = cell.output.frameLocator('iframe').locator('svg')
  await graph.waitFor()
  assert.ok((await graph.locator('ellipse, polygon').count()) > 4)
  assert.equal(await cell.run('open("total.svg").read().count("<ellipse") > 0'), 'done')
  assert.equal(await cell.text(), 'True')
})
