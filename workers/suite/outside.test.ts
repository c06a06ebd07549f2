/** The same cells on a real cluster: a native scheduler and two native workers on loopback. */

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { after, before, describe, test } from 'node:test'
import { type NativeCluster, startNativeCluster } from '../../tools/outside/native-cluster.ts'
import { pythonEnvironment } from '../../tools/python/environment.ts'
import { assertSays, cellsOf, run } from './lesson.ts'
import { Notebook } from './notebook.ts'

const LESSON = 'counting-words'

/** A port of this machine where nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

const programs = await pythonEnvironment(() => {})
const python = programs?.('python') ?? ''
const skip = programs === null ? 'there is no Python 3.12 on this machine' : false

describe('a cluster outside the tab', { skip, timeout: 240_000 }, () => {
  let native: NativeCluster
  let notebook: Notebook

  before(async () => {
    notebook = new Notebook()
    native = await startNativeCluster({
      python,
      origin: 'http://localhost:4321',
      workers: 2,
      folder: tmpdir(),
    })
  })
  after(async () => {
    notebook.close()
    await native.close()
  })

  test('is reached by its address', async () => {
    await notebook.value(`
from dask.distributed import Client
client = Client("${native.address}")`)
    assert.equal(await notebook.value('len(client.scheduler_info()["workers"])'), '2')
    const pids = 'len(set(client.run(lambda: __import__("os").getpid()).values()))'
    assert.equal(await notebook.value(pids), '2')
    assert.equal(notebook.tab.cluster.workers.length, 0)
  })

  test('runs functions of a cell', async () => {
    await notebook.value('def square(x):\n    return x * x')
    const sum = 'sum(client.gather(client.map(square, range(1000))))'
    assert.equal(await notebook.value(sum), '332833500')
  })

  test('its workers and their tasks are told to the page', async () => {
    const { outside, cluster } = notebook.tab
    const seen = outside.views.map((view) => ({ ...view, workers: [...view.workers].sort() }))
    assert.deepEqual(seen, [
      {
        address: native.address,
        state: 'connected',
        workers: ['real-1', 'real-2'],
        unseen: false,
        differs: [],
      },
    ])
    const stretches = () =>
      cluster.log.all.flatMap((event) =>
        event.kind === 'task-transitioned' && event.key.startsWith('told-')
          ? (event.ran ?? []).map(([action]) => `${event.worker} ${action}`)
          : [],
      )
    const told = new Promise<void>((resolve) => {
      cluster.log.subscribe(() => {
        if (stretches().length >= 20) resolve()
      })
    })
    await notebook.value('def told(x): return x\nclient.gather(client.map(told, range(20)))')
    await told
    assert.deepEqual([...new Set(stretches())].sort(), ['real-1 compute', 'real-2 compute'])
  })

  test('large arrays go there and back', async () => {
    const there = 'import numpy as np\na = np.arange(3_000_000)\nfuture = client.scatter(a)'
    await notebook.value(there)
    assert.equal(
      await notebook.value('int(client.submit(np.sum, future).result())'),
      '4499998500000',
    )
    assert.equal(await notebook.value('bool((client.gather(future) == a).all())'), 'True')
  })

  test('integers have 64 bits on both sides', async () => {
    const sizes = 'client.submit(lambda: np.arange(3).sum().dtype.name).result()'
    assert.equal(await notebook.value(sizes), "'int64'")
    assert.equal(
      await notebook.value('client.submit(lambda x: x + 1, 2**62).result() - 2**62'),
      '1',
    )
  })

  test('an exception comes back as it was raised', async () => {
    await notebook.value('def bad(x): raise ValueError(f"{x} was bad")')
    const { name, message } = await notebook.error('client.submit(bad, 3).result()')
    assert.deepEqual({ name, message }, { name: 'ValueError', message: '3 was bad' })
  })

  test('a worker whose address was not written is asked through the scheduler', async () => {
    const direct = 'client.gather(client.map(square, [5, 6]), direct=True)'
    assert.equal(await notebook.value(direct), '[25, 36]')
  })

  test('is what Client() means once it is the scheduler-address of dask', async () => {
    await notebook.value(`import dask; dask.config.set({"scheduler-address": "${native.address}"})`)
    const other = 'with Client() as other: print(other.scheduler.address)'
    assert.equal((await notebook.run(other)).stdout.trim(), native.address)
    await notebook.value('_ = dask.config.set({"scheduler-address": None})')
    assert.equal(notebook.tab.outside.views.length, 1)
  })

  const refused = async (code: string) => {
    const { outcome, events } = await notebook.run(`from dask.distributed import Client\n${code}`)
    assert.equal(outcome.status, 'error')
    const failed = events.find((event) => event.kind === 'failed')
    const { outside } = outcome as Extract<typeof outcome, { readonly outside: unknown }>
    return { kind: outside?.kind, said: failed?.kind === 'failed' ? failed.message : '' }
  }

  test('each way to miss it has its sentence', async () => {
    const port = await freePort()
    const silent = await refused(`Client("ws://127.0.0.1:${port}")`)
    assert.equal(silent.kind, 'silent')
    assert.match(silent.said, /^No connection to ws:\/\/127\.0\.0\.1:\d+ came about/)
    const tls = await refused(`Client("wss://127.0.0.1:${port}")`)
    assert.equal(tls.kind, 'silent-tls')
    const unnamed = await refused(`Client("ws://127.0.0.1:" + str(${port + 1}))`)
    assert.equal(unnamed.kind, 'unnamed')
    const tcp = await refused('Client("127.0.0.1:8786")')
    assert.equal(tcp.kind, 'protocol')
  })

  test('something else that answers there is told from a scheduler', async () => {
    const server = createServer((_, answer) => answer.end('<h1>not dask</h1>'))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo
    assert.equal((await refused(`Client("ws://127.0.0.1:${port}")`)).kind, 'stranger')
    server.close()
  })

  test('a client that is closed leaves the panel', async () => {
    await notebook.value('client.close()')
    assert.deepEqual(notebook.tab.outside.views, [])
  })

  test('the form’s address is what Client() means, and the panel sees it at once', async () => {
    const { kernel, outside } = notebook.tab
    const wrong = await kernel.useScheduler(`ws://127.0.0.1:${await freePort()}`)
    assert.equal(wrong?.kind, 'silent')
    assert.equal(kernel.outside, false)
    assert.equal(await kernel.useScheduler(native.address), null)
    assert.deepEqual(
      outside.views.map(({ address }) => address),
      [native.address],
    )
  })

  test('the cells of a lesson give the same answers there', async () => {
    const shown: string[] = []
    for (const cell of cellsOf(LESSON, 'en')) shown.push(await run(notebook.tab, cell))
    assertSays(LESSON, shown)
    assert.equal(await notebook.value('client.scheduler.address'), `'${native.address}'`)
    assert.equal(notebook.tab.cluster.workers.length, 0)
  })

  test('without it Client() is the tab’s own cluster again', async () => {
    assert.equal(await notebook.tab.kernel.useScheduler(null), null)
    await notebook.value('client.close()')
    assert.deepEqual(notebook.tab.outside.views, [])
    const own = 'with Client(n_workers=1) as own: print(own.submit(square, 9).result())'
    await notebook.value('from dask.distributed import Client\ndef square(x): return x * x')
    assert.equal((await notebook.run(own)).stdout.trim(), '81')
  })

  test('a scheduler that dies is seen', async () => {
    await notebook.value(`client = Client("${native.address}")`)
    const lost = new Promise<void>((resolve) => {
      notebook.tab.outside.watch((views) => {
        if (views[0]?.state === 'lost') resolve()
      })
    })
    await native.killScheduler()
    await lost
  })
})
