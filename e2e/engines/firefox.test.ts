/** The tab's cluster in Firefox: everything works, as in Chromium. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { DIST } from '../../tools/paths.ts'
import { type Serving, serve } from '../../tools/serve/serve.ts'
import { Cells } from './cells.ts'
import { type Engine, evaluate } from './engine.ts'
import { firefoxProgram, startFirefox } from './firefox.ts'

const program = firefoxProgram()

if (program === null) {
  test('Firefox', { skip: 'no Firefox can be had here; FIREFOX_PATH may name one' })
} else {
  describe('Firefox', { timeout: 240_000 }, () => stories(program))
}

function stories(program: string): void {
  let site: Serving
  let firefox: Engine
  let cells: Cells

  before(async () => {
    site = await serve({ folder: process.env.ESSAIM_DIST ?? DIST })
    firefox = await startFirefox(program)
    cells = new Cells(firefox)
    await firefox.open(`${site.url}en/cluster/`)
  })
  after(async () => {
    await firefox?.close()
    await site?.close()
  })

  test('runs a cell', async () => {
    const { state, output } = await cells.run('print("hello")\n6 * 7')
    assert.equal(state, 'done', output)
    assert.match(output, /hello\s+42/)
  })

  test('has a cluster with the synchronous API', async () => {
    const { state, output } = await cells.run(
      [
        'from dask.distributed import Client',
        'client = Client(n_workers=2)',
        'squares = client.map(lambda x: x * x, range(100))',
        'print(client.submit(sum, squares).result(), sorted(client.ncores().values()))',
      ].join('\n'),
    )
    assert.equal(state, 'done', output)
    assert.match(output, /328350 \[1, 1\]/)
    assert.equal(await cells.panel(), 'ready 2')
  })

  test('brings numpy when it is imported', async () => {
    const { state, output } = await cells.run(
      'import numpy as np\nprint(client.submit(lambda n: np.arange(n).sum(), 10).result())',
    )
    assert.equal(state, 'done', output)
    assert.match(output, /^45$/m)
  })

  test('computes again what a killed worker held', async () => {
    const held = await cells.run(
      [
        'from dask.distributed import wait',
        'kept = client.map(lambda x: x + 1, range(40))',
        'done = wait(kept)',
        'print("on", len({w for all in client.who_has(kept).values() for w in all}), "nodes")',
      ].join('\n'),
    )
    assert.match(held.output, /on 2 nodes/)
    await cells.pressNode('w1', 'Kill')
    const { state, output } = await cells.run('print(sum(client.gather(kept)))')
    assert.equal(state, 'done', output)
    assert.match(output, /^820$/m)
    assert.equal(await cells.panel(), 'degraded 1')
  })

  test('stops a loop that never ends, and keeps the names', async () => {
    await cells.run('kept_name = "still here"')
    await cells.write('print("looping", flush=True)\nwhile True: pass')
    await cells.press('run')
    await cells.printed(/looping/)
    await cells.press('stop')
    assert.equal(await cells.ended(), 'stopped', await cells.output())
    const { output } = await cells.run('print(kept_name)')
    assert.match(output, /still here/)
  })

  test('runs the first cell of the first lesson', async () => {
    await firefox.open(`${site.url}en/lessons/counting-words/`)
    await cells.press('run')
    assert.equal(await cells.ended(), 'done', await cells.output())
    assert.match(await cells.output(), /135 chapters/)
  })

  test('starts from the image that the code wants', async () => {
    await firefox.open(`${site.url}en/cluster/`)
    const { state, output } = await cells.run(
      'import pandas as pd\nprint(pd.DataFrame({"k": [1, 1]}).groupby("k").size().to_dict())',
    )
    assert.equal(state, 'done', output)
    assert.match(output, /\{1: 2\}/)
    const names = await evaluate(firefox, () =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    )
    assert.ok(
      names.some((name) => name.endsWith('.image')),
      names.join('\n'),
    )
    await firefox.open(`${site.url}en/doctor/`)
    const said = await evaluate(firefox, () => [
      document.querySelector('[data-feature="relinks"]')?.textContent ?? '',
      document.querySelector<HTMLElement>('.fallback')?.hidden ?? false,
    ])
    assert.deepEqual(said, ['yes', true])
  })

  test('complained about nothing', async () => {
    assert.deepEqual(await firefox.errors(), [])
  })
}
