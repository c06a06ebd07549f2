/** The built site where a plain static host puts it. */

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { CellPage } from './pages/cell.ts'
import { LessonPage } from './pages/lesson.ts'
import { opened } from './site.ts'

const CLIENT = `from dask.distributed import Client
client = Client(n_workers=2)
sum(client.gather(client.map(abs, range(-10, 0))))`

describe('hosting', () => {
  test('under a base path, from a server that sends no headers', async (t) => {
    const folder = process.env.ESSAIM_DIST_MOUNTED
    if (folder === undefined) return t.skip('no site was built for a base path')
    const site = await opened(t, { folder, base: '/essaim/', headers: false })
    await site.go('fr/cluster/')
    const cell = new CellPage(site.page, 'Cellule cluster')
    assert.equal(await cell.run(CLIENT), 'done', await cell.text())
    assert.equal(await cell.text(), '55')
    await site.go('en/lessons/counting-words/')
    const lesson = new LessonPage(site.page)
    const [first = ''] = await lesson.names()
    assert.equal(await lesson.cell(first).run(), 'done')
    await site.page.getByRole('link', { name: 'Français' }).click()
    await site.page.waitForURL(/\/essaim\/fr\/lessons\/counting-words\/$/)
  })

  test('with reduced motion nothing moves by itself', async (t) => {
    const site = await opened(t, { context: { reducedMotion: 'reduce' } })
    await site.go('en/cluster/')
    const cell = new CellPage(site.page, 'Cell cluster')
    assert.equal(await cell.run(CLIENT), 'done')
    assert.equal(await site.page.evaluate(() => document.getAnimations().length), 0)
  })

  test('an address that is not there gets a page', async (t) => {
    const site = await opened(t, { expected: [/404/] })
    await site.go('en/nowhere/')
    assert.match(await site.page.locator('h1').innerText(), /There is no such page/)
  })
})
