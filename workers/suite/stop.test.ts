/** Stop, for cells and for tasks, in all that they may be doing, with and without shared memory. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openTab } from './cluster.ts'
import { Notebook } from './notebook.ts'

const waits: Readonly<Record<string, string>> = {
  'time.sleep': 'time.sleep(600)',
  'a loop': 'spin()',
  numpy: 'multiply()',
}

for (const shared of [true, false]) {
  describe(`${shared ? 'with' : 'without'} shared memory`, { timeout: 120_000 }, () => {
    const notebook = new Notebook(openTab(undefined, shared))
    const { kernel, cluster } = notebook.tab
    const prepare = () =>
      notebook.value(`
import time
from dask.distributed import Client
client = Client(n_workers=1)
def spin():
    while True: pass
def multiply():
    import numpy
    a = numpy.ones((300, 300))
    while True: a @ a
def nap(): time.sleep(600)
`)
    before(prepare)
    after(() => notebook.close())

    for (const [name, code] of [...Object.entries(waits), ['input()', 'input()'] as const]) {
      test(`a cell in ${name}`, async () => {
        const running = notebook.run(code)
        await pause(600)
        await kernel.interrupt()
        const { outcome } = await running
        assert.ok(outcome.status === 'stopped' || outcome.status === 'error', outcome.status)
        if (outcome.lost) await prepare()
        assert.equal(await notebook.value('client.submit(sum, [1, 2], pure=False).result()'), '3')
      })
    }

    for (const [name, work] of [
      ['time.sleep', 'nap'],
      ['a loop', 'spin'],
      ['numpy', 'multiply'],
    ] as const) {
      test(`a task in ${name}`, async () => {
        await notebook.value('kept = client.submit(sum, [20, 22], pure=False); kept.result()')
        await notebook.value(`f = client.submit(${work}, pure=False, retries=0)`)
        await pause(900)
        await notebook.value('f.release(); del f')
        await cluster.interrupt()
        assert.equal(await notebook.value('client.submit(sum, [3, 4], pure=False).result()'), '7')
        assert.equal(await notebook.value('kept.result()'), '42')
      })
    }

    test('a task has nobody to ask', async () => {
      const asked = await notebook.error('client.submit(input, pure=False).result()')
      assert.equal(asked.name, 'EOFError')
      assert.match(asked.message, /call input\(\) in a cell/)
    })
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
