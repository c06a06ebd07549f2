/** The fallback, in WebKitGTK: it has no JSPI, no shared memory and no private file system. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { DIST } from '../../tools/paths.ts'
import { type Serving, serve } from '../../tools/serve/serve.ts'
import { Cells } from './cells.ts'
import { type Engine, evaluate } from './engine.ts'
import { startWebKit, type WebKitPrograms, webkitPrograms } from './webkit.ts'

const programs = webkitPrograms()
/** Without the snapshot, the start takes long on a slow machine. */
const START_MS = 120_000
const CANNOT_WAIT = /This browser cannot wait inside Python\. Put “await” in front/

const fetchedBy = (engine: Engine) =>
  evaluate(engine, () => performance.getEntriesByType('resource').map(({ name }) => name))

if (programs === null) {
  test('WebKit', { skip: 'no WebKit with a driver can be had here' })
} else {
  describe('WebKit', { timeout: 600_000 }, () => stories(programs))
}

function stories(programs: WebKitPrograms): void {
  let site: Serving
  let webkit: Engine
  let cells: Cells

  before(async () => {
    site = await serve({ folder: process.env.ESSAIM_DIST ?? DIST })
    webkit = await startWebKit(programs)
    cells = new Cells(webkit)
    await webkit.open(`${site.url}en/cluster/`)
  })
  after(async () => {
    await webkit?.close()
    await site?.close()
  })

  test('runs a cell', async () => {
    const { state, output } = await cells.run('print("hello")\n6 * 7', START_MS)
    assert.equal(state, 'done', output)
    assert.match(output, /hello\s+42/)
    const fetched = await fetchedBy(webkit)
    assert.ok(
      fetched.some((name) => name.endsWith('.snapshot')),
      fetched.join('\n'),
    )
  })

  test('has a cluster that is awaited', async () => {
    const { state, output } = await cells.run(
      [
        'from dask.distributed import Client',
        'client = await Client(asynchronous=True, n_workers=2)',
        'squares = client.map(lambda x: x * x, range(100))',
        'print(await client.submit(sum, squares), len(await client.ncores()))',
      ].join('\n'),
      START_MS,
    )
    assert.equal(state, 'done', output)
    assert.match(output, /328350 2/)
    assert.doesNotMatch(output, CANNOT_WAIT)
    assert.equal(await cells.panel(), 'ready 2')
  })

  test('brings numpy when it is imported, here and in a task', async () => {
    const { state, output } = await cells.run(
      'import numpy as np\nprint(np.arange(5).sum(), await client.submit(np.arange, 3))',
      START_MS,
    )
    assert.equal(state, 'done', output)
    assert.match(output, /10 \[0 1 2\]/)
    const fetched = await fetchedBy(webkit)
    assert.ok(!fetched.some((name) => name.endsWith('.image')), fetched.join('\n'))
  })

  test('sleeps in a cell and in a task', async () => {
    const { state, output } = await cells.run(
      [
        'import time',
        'time.sleep(0.05)',
        'def nap():',
        '    time.sleep(0.05)',
        '    return "rested"',
        'print(await client.submit(nap))',
      ].join('\n'),
    )
    assert.equal(state, 'done', output)
    assert.match(output, /rested/)
  })

  test('computes again what a killed worker held', async () => {
    await cells.run('kept = client.map(lambda x: x + 1, range(40))\nawait client.gather(kept)')
    await cells.pressNode('w1', 'Kill')
    const { state, output } = await cells.run('print(sum(await client.gather(kept)))')
    assert.equal(state, 'done', output)
    assert.match(output, /^820$/m)
  })

  test('says what to do where a call would wait', async () => {
    const made = await cells.run('client = Client(n_workers=2)', START_MS)
    assert.match(made.output, CANNOT_WAIT)
    const asked = await cells.run('input("Who? ")')
    assert.equal(asked.state, 'error')
    assert.match(asked.output, /input\(\) has to wait for you/)
    assert.match(asked.output, CANNOT_WAIT)
    const mistaken = await cells.run('1 / 0')
    assert.equal(mistaken.state, 'error')
    assert.doesNotMatch(mistaken.output, CANNOT_WAIT)
  })

  test('stops a loop by replacing the interpreter, and says so', async () => {
    await cells.write('print("looping", flush=True)\nwhile True: pass')
    await cells.press('run')
    await cells.printed(/looping/)
    await cells.press('stop')
    assert.equal(await cells.ended(), 'stopped', await cells.output())
    assert.match(await cells.output(), /The names that earlier cells defined are gone/)
    const { state, output } = await cells.run('print("again")', START_MS)
    assert.equal(state, 'done', output)
  })

  test('starts without a snapshot, as where none can be restored', async () => {
    await webkit.open(`${site.url}en/cluster/`)
    await evaluate(webkit, () => {
      const { fetch } = globalThis
      globalThis.fetch = async (input, init) => {
        const answer = await fetch(input, init)
        if (!String(input).endsWith('/manifest.json')) return answer
        return Response.json({ ...(await answer.json()), snapshot: null })
      }
      return true
    })
    const { state, output } = await cells.run(
      'import distributed\nprint(distributed.Client.__name__)',
      START_MS,
    )
    assert.equal(state, 'done', output)
    assert.match(output, /Client/)
    const fetched = await fetchedBy(webkit)
    assert.ok(!fetched.some((name) => name.endsWith('.snapshot')), fetched.join('\n'))
  })

  test('has a doctor that says what is missing', async () => {
    await webkit.open(`${site.url}en/doctor/`)
    const answers = await evaluate(webkit, () =>
      ['jspi', 'shared', 'opfs', 'relinks'].map(
        (name) => document.querySelector(`[data-feature="${name}"]`)?.textContent ?? '',
      ),
    )
    assert.deepEqual(answers, ['no', 'no', 'no', 'no'])
  })

  test('complained about nothing', async () => {
    assert.deepEqual(await webkit.errors(), [])
  })
}
