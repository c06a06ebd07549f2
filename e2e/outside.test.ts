/** The same cell on a real cluster: native processes on this machine, reached from a real page. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type NativeCluster, startNativeCluster } from '../tools/outside/native-cluster.ts'
import { pythonEnvironment } from '../tools/python/environment.ts'
import { CellPage } from './pages/cell.ts'
import { openSite, type Site } from './site.ts'

const programs = await pythonEnvironment(() => {})
const python = programs?.('python') ?? ''
const skip = programs === null ? 'there is no Python 3.12 on this machine' : false
const SQUARES = `
def square(x):
    return x * x
sum(client.gather(client.map(square, range(1000))))`

describe('a cluster outside the tab', { skip, timeout: 240_000 }, () => {
  let site: Site
  let cell: CellPage
  let native: NativeCluster
  let closed: NativeCluster
  /** Addresses that the page asked something of, beside its own site. */
  const reached = new Set<string>()

  before(async () => {
    // A refused connection is an error in the console, and the reason is asked for once more.
    site = await openSite({ expected: [/WebSocket connection/, /ERR_|CORS|403/, /foreign/] })
    const { origin } = new URL(site.url)
    native = await startNativeCluster({ python, origin, workers: 2 })
    closed = await startNativeCluster({ python, origin: 'https://site.example', workers: 0 })
    site.page.on('request', (request) => {
      const url = new URL(request.url())
      if (/^http/.test(url.protocol) && url.origin !== origin) reached.add(url.host)
    })
    site.page.on('websocket', (socket) => reached.add(new URL(socket.url()).host))
    await site.go('en/cluster/')
    cell = new CellPage(site.page, 'Cell cluster')
  })
  after(async () => {
    await Promise.all([native?.close(), closed?.close()])
    await site.close()
  })

  const panel = () => site.page.locator('cluster-panel')
  const run = (code: string) => cell.run(`from dask.distributed import Client\n${code}`)

  test('runs the cell that the tab’s own cluster runs', async () => {
    assert.equal(
      await run(`client = Client("${native.address}")${SQUARES}`),
      'done',
      await cell.text(),
    )
    assert.match(await cell.text(), /332833500$/)
  })

  test('is shown in the panel: where it is, its workers, what they did', async () => {
    const line = `Real, outside this tab: ${native.address}, workers: 2.`
    await panel().getByText(line).waitFor()
    const worker = site.page.getByRole('group', { name: 'real-1' })
    await worker.waitFor()
    assert.equal(await worker.getByRole('button', { name: 'Kill' }).count(), 0)
    await panel().locator('[data-picture="tasks"] summary').click()
    await panel()
      .getByRole('row', { name: /square.*real-[12]/ })
      .first()
      .waitFor()
  })

  test('which does not let this site in says so', async () => {
    assert.equal(await run(`Client("${closed.address}")`), 'error')
    const sentence =
      /answers at ws:\S+, and it does not let this site in\. Start it with ESSAIM_ORIGIN=http/
    assert.match(await cell.text(), sentence)
  })

  test('that nobody named is not reached, and a silent one is told', async () => {
    assert.equal(await run('Client("ws://127.0.0.1:" + "9")'), 'error')
    assert.match(await cell.text(), /was not named by you/)
    await panel().getByText('A real cluster', { exact: true }).click()
    await panel().getByLabel('Scheduler address').fill('ws://127.0.0.1:9')
    await panel().getByRole('button', { name: 'Connect', exact: true }).click()
    await panel().getByText('the browser does not tell why').waitFor()
  })

  test('is what Client() means once it is typed into the form', async () => {
    assert.equal(await run('client.close()'), 'done')
    await panel().getByLabel('Scheduler address').fill(native.address.replace('ws://', ''))
    await panel().getByRole('button', { name: 'Connect', exact: true }).click()
    await panel().getByText(`“Client()” now means ${native.address}.`).waitFor()
    assert.equal(await run(`client = Client()${SQUARES}`), 'done', await cell.text())
    assert.equal(await run('client.scheduler.address'), 'done')
    assert.match(await cell.text(), new RegExp(native.address))
    assert.equal(await panel().getAttribute('data-state'), 'off')
    await panel().locator('form').getByRole('button', { name: 'Disconnect' }).click()
    await run('client.close()')
    await panel().getByText('Real, outside this tab').waitFor({ state: 'hidden' })
  })

  test('gives the other side its files', async () => {
    for (const name of ['compose.yaml', 'essaim_origin.py', 'environment.yml']) {
      const href = await panel().getByRole('link', { name }).getAttribute('href')
      const answer = await site.page.request.get(new URL(href ?? '', site.page.url()).href)
      assert.equal(answer.status(), 200, name)
    }
  })

  test('is the only place that was reached beside the site', () => {
    const named = [native.address, closed.address].map((address) => new URL(address).host)
    const others = [...reached].filter((host) => !named.includes(host) && host !== '127.0.0.1:9')
    assert.deepEqual(others, [])
  })
})
