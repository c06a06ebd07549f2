/** The panel alone: start, scale, kill, restart, and a scheduler that dies. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { CellPage } from './pages/cell.ts'
import { LessonPage } from './pages/lesson.ts'
import { openSite, type Site } from './site.ts'

describe('the cluster panel', () => {
  let site: Site
  let cluster: LessonPage
  let cell: CellPage

  before(async () => {
    site = await openSite()
    await site.go('en/cluster/')
    cluster = new LessonPage(site.page)
    cell = new CellPage(site.page, 'Cell cluster')
  })
  after(() => site.close())

  const ready = (workers: number) =>
    site.page
      .locator(`cluster-panel[data-state="ready"][data-workers="${workers}"]`)
      .waitFor({ timeout: 15_000 })

  test('starts as many workers as asked, with a mark', async () => {
    assert.equal(await cluster.panel.getAttribute('data-state'), 'off')
    await cluster.panel.getByLabel('Workers').fill('2')
    await cluster.panel.getByRole('button', { name: 'Start cluster' }).click()
    await ready(2)
    assert.equal(
      await site.page.evaluate(
        () => performance.getEntriesByName('essaim:cluster-ready', 'measure').length,
      ),
      1,
    )
  })

  test('Client() takes the cluster that runs', async () => {
    const code = 'from dask.distributed import Client\nclient = Client()\nlen(client.ncores())'
    assert.equal(await cell.run(code), 'done', await cell.text())
    assert.equal(await cell.text(), '2')
    assert.equal(await cell.run('print(client.dashboard_link)'), 'done')
    assert.match(await cell.text(), /\/en\/cluster\/$/)
  })

  test('a number of workers that cannot be gets a sentence', async () => {
    assert.equal(await cell.run('Client(n_workers=1000)'), 'error')
    assert.match(await cell.text(), /n_workers is 1000; a tab holds 0 to 16 workers/)
  })

  test('scales from the panel and from the cell', async () => {
    await cluster.panel.getByLabel('Workers').fill('3')
    await cluster.panel.getByLabel('Workers').press('Tab')
    await ready(3)
    const code =
      'client.cluster.scale(2)\nimport time\nwhile len(client.ncores()) != 2: time.sleep(0.05)'
    assert.equal(await cell.run(code), 'done', await cell.text())
    await ready(2)
  })

  test('results that a killed worker held are computed again', async () => {
    const make = `futures = client.map(lambda i: [i] * 1000, range(20), pure=False)
from distributed import wait
wait(futures)
sorted({address for held in client.who_has(futures).values() for address in held})`
    assert.equal(await cell.run(make), 'done', await cell.text())
    assert.match(await cell.text(), /w1.*w2/)
    await cluster.node('w1').getByRole('button', { name: 'Kill' }).click()
    await cluster.node('w1').locator('[data-node="lost"]').waitFor()
    assert.equal(await cell.run('sum(map(len, client.gather(futures)))'), 'done')
    assert.equal(await cell.text(), '20000')
    await cluster.node('w1').getByRole('button', { name: 'Restart' }).click()
    await ready(2)
  })

  test('without a worker the state says so, and what waits is done by the next one', async () => {
    for (const name of ['w1', 'w2']) {
      await cluster.node(name).getByRole('button', { name: 'Kill' }).click()
    }
    await cluster.panel.getByText('No worker is left').waitFor()
    assert.equal(await cell.run('waits = client.submit(sum, [1, 2, 4]); waits.status'), 'done')
    assert.match(await cell.text(), /pending/)
    await cluster.node('w1').getByRole('button', { name: 'Restart' }).click()
    assert.equal(await cell.run('waits.result()'), 'done')
    assert.equal(await cell.text(), '7')
    await cluster.node('w2').getByRole('button', { name: 'Restart' }).click()
    await ready(2)
  })

  test('without a scheduler the state says so, and Start begins anew', async () => {
    await cluster.node('scheduler').getByRole('button', { name: 'Kill' }).click()
    await site.page.locator('cluster-panel[data-state="failed"]').waitFor()
    await cluster.panel.getByLabel('Workers').fill('2')
    await cluster.panel.getByRole('button', { name: 'Start over' }).click()
    await ready(2)
    const code = 'client = Client()\nclient.submit(sum, [20, 22]).result()'
    assert.equal(await cell.run(code), 'done', await cell.text())
    assert.match(await cell.text(), /42$/)
  })
})
