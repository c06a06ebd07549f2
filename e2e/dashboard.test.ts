/** The pictures of the cluster: what they show of a long run, and going back in it. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import AxeBuilder from '@axe-core/playwright'
import { openSaved } from '../src/cluster/saved.ts'
import { CellPage } from './pages/cell.ts'
import { DashboardPage } from './pages/dashboard.ts'
import { opened, openSite, type Site } from './site.ts'

const MANY = 4_000
const RUN = `from dask.distributed import Client
client = Client(n_workers=4)
def square(x): return x * x
def halve(x): return x / 2
squares = client.map(square, range(${MANY}))
sum(client.gather(squares))`

const TABLES = {
  en: ['Tasks', 'Progress', 'Graph', 'Transfers', 'Memory', 'Workers', 'Events'],
  fr: ['Tâches', 'Avancement', 'Graphe', 'Transferts', 'Mémoire', 'Workers', 'Événements'],
} as const

describe('the pictures of four thousand tasks on four nodes', () => {
  let site: Site
  let dashboard: DashboardPage
  let cell: CellPage

  before(async () => {
    site = await openSite()
    await site.go('en/cluster/')
    dashboard = new DashboardPage(site.page)
    cell = new CellPage(site.page, 'Cell cluster')
    assert.equal(await cell.run(RUN), 'done', await cell.text())
  })
  after(() => site.close())

  test('each picture has its table, with something in it', async () => {
    for (const name of TABLES.en) {
      const rows = await dashboard.rows(name)
      assert.ok(rows.length > 0, `${name} is empty`)
    }
  })

  test('progress counts all of them', async () => {
    const [row] = await dashboard.rows('Progress')
    assert.deepEqual(row, ['square', '0', '0', '4,000', '0', '0'])
  })

  test('the stream draws fewer marks than tasks, the graph one for all', async () => {
    const stream = await dashboard.drawn('tasks')
    assert.ok(stream.things > 1000, `${stream.things} bars`)
    assert.ok(stream.marks <= 4 * 1400, `${stream.marks} marks`)
    assert.deepEqual(await dashboard.drawn('graph'), { things: 1, marks: 1 })
  })

  test('workers and memory are those of distributed', async () => {
    const workers = await dashboard.rows('Workers')
    assert.deepEqual(
      workers.map(([name]) => name),
      Array.from({ length: 4 }, (_, i) => `w${i + 1}`),
    )
    const stored = workers.map((row) => Number(row[4]?.replace(',', '')))
    assert.ok(stored.reduce((sum, n) => sum + n, 0) >= MANY, `${stored}`)
    const memory = await dashboard.rows('Memory')
    assert.ok(memory.every(([, managed, other]) => /B$/.test(managed ?? '') && other !== '0 B'))
  })

  test('a moment stands still, steps, and comes back to now', async () => {
    await dashboard.button('Pause').click()
    await dashboard.settled()
    const paused = await dashboard.mode()
    assert.equal(await cell.run('client.submit(sum, [1, 2]).result()'), 'done')
    await dashboard.settled()
    assert.deepEqual(await dashboard.mode(), paused)
    await dashboard.button('Step back').click()
    await dashboard.settled()
    const back = await dashboard.mode()
    assert.ok(back.cursor < paused.cursor)
    await dashboard.button('Step').click()
    await dashboard.settled()
    assert.ok((await dashboard.mode()).cursor > back.cursor)
    await dashboard.panel.getByLabel('Moment').fill('1')
    assert.deepEqual(await dashboard.rows('Progress'), [])
    await dashboard.button('Replay').click()
    await site.page.locator('.controls[data-mode="playing"]').waitFor()
    await dashboard.button('Live').click()
    await dashboard.settled()
    assert.equal((await dashboard.mode()).mode, 'live')
    assert.equal((await dashboard.rows('Progress')).length, 2)
  })

  test('events are saved as JSON and as an Arrow file that say the same', async () => {
    const json = await dashboard.save('Save events as JSON')
    const arrow = await dashboard.save('Save events as Arrow')
    assert.deepEqual([json.name, arrow.name], ['essaim-cluster.json', 'essaim-cluster.arrow'])
    const [one, other] = [openSaved(json.bytes).live(), openSaved(arrow.bytes).live()]
    assert.ok((one.progress.get('square')?.memory ?? 0) === MANY)
    assert.deepEqual(other.progress, one.progress)
    assert.deepEqual(other.notes, one.notes)
  })

  test('a recording is opened again, a stranger is refused with a sentence', async () => {
    const { name, bytes } = await dashboard.save('Save events as Arrow')
    const field = dashboard.panel.getByLabel('Open a recording')
    await field.setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
    await dashboard.panel.locator('.when', { hasText: `From the file ${name}` }).waitFor()
    assert.equal((await dashboard.rows('Progress'))[0]?.[3], '4,000')
    await field.setInputFiles({ name: 'x.json', mimeType: '', buffer: Buffer.from('{}') })
    await dashboard.panel
      .locator('.told', { hasText: 'x.json is not a recording of a cluster' })
      .waitFor()
    await dashboard.button('Live').click()
  })

  test('a picture is saved', async () => {
    const svg = await dashboard.save('Save as SVG')
    assert.match(new TextDecoder().decode(svg.bytes), /^<svg .*<rect x=".*<\/svg>\n$/s)
    assert.deepEqual([...(await dashboard.save('Save as PNG')).bytes.subarray(1, 4)], [80, 78, 71])
  })

  test('off-screen nothing is drawn', async () => {
    const hidden = (on: boolean) =>
      dashboard.panel.evaluate((panel, hide) => panel.classList.toggle('hidden-by-test', hide), on)
    await site.page.addStyleTag({ content: '.hidden-by-test { display: none !important }' })
    await dashboard.settled()
    await hidden(true)
    await dashboard.settled()
    const before = await dashboard.mode()
    assert.equal(await cell.run('client.submit(sum, [1, 2, 3]).result()'), 'done')
    await dashboard.settled()
    assert.deepEqual(await dashboard.mode(), before)
    await hidden(false)
    await dashboard.settled()
    assert.ok((await dashboard.mode()).cursor > before.cursor)
  })

  test('all of it can be used without a mouse or eyes, as far as axe can tell', async () => {
    const { violations } = await new AxeBuilder({ page: site.page }).analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      [],
    )
  })
})

describe('the pictures in French', () => {
  test('have their tables, and say what died', async (t) => {
    const site = await opened(t)
    await site.go('fr/cluster/')
    const dashboard = new DashboardPage(site.page)
    const cell = new CellPage(site.page, 'Cellule cluster')
    const code = `from dask.distributed import Client, wait
client = Client(n_workers=2)
held = client.map(lambda i: i, range(20), pure=False)
wait(held)
1`
    assert.equal(await cell.run(code), 'done', await cell.text())
    await site.page
      .getByRole('group', { name: 'w2', exact: true })
      .getByRole('button', { name: 'Tuer' })
      .click()
    await site.page.locator('[data-node="lost"]').waitFor()
    const said = (await dashboard.rows('Événements')).map(([, what]) => what ?? '')
    assert.ok(
      said.some((what) => /^w2 est mort\s; \d+ résultats? /.test(what)),
      `${said}`,
    )
    for (const name of TABLES.fr) {
      assert.equal(
        await dashboard.panel.getByRole('table', { name, includeHidden: true }).count(),
        1,
      )
    }
  })
})
