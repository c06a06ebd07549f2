/** A page's kernel: what cells print and show, and how they are stopped. */

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Outcome } from '../../src/kernel/session.ts'
import { Notebook } from './notebook.ts'

const notebook = new Notebook()
const { cluster, kernel } = notebook.tab
after(() => notebook.close())

/** Starts a cell and waits until it says that it is on its way; what waits for its end. */
async function started(code: string): Promise<() => Promise<Outcome>> {
  const begun = Promise.withResolvers<void>()
  notebook.listen((event) => {
    if (event.kind === 'asked' || (event.kind === 'printed' && event.text.includes('go'))) {
      begun.resolve()
    }
  })
  const ran = notebook.run(code).then(({ outcome }) => outcome)
  await Promise.race([begun.promise, ran])
  return () => ran
}

/** A task of this name is on a worker. */
const onItsWay = (name: string) => () =>
  cluster.log.all.some(
    (e) => e.kind === 'task-transitioned' && e.to === 'processing' && e.key.startsWith(name),
  )

/** Runs a cell, stops it once it is on its way; how it ended. */
async function stop(code: string): Promise<Outcome> {
  const ended = await started(code)
  await kernel.interrupt()
  return ended()
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !condition(); i++) await new Promise((r) => setTimeout(r, 20))
  assert.ok(condition(), 'it did not come to that')
}

test('the value of the last expression, and what was printed', async () => {
  const { value, stdout, stderr, outcome } = await notebook.run(
    'import sys\nprint("out")\nprint("err", file=sys.stderr)\n1 + 1',
  )
  assert.deepEqual([value, stdout, stderr, outcome.status], ['2', 'out\n', 'err\n', 'done'])
})

test('%time, %%time and %timeit', async () => {
  assert.match((await notebook.run('%time sum(range(10))')).stdout, /Wall time/)
  assert.match((await notebook.run('%%time\nx = 1')).stdout, /Wall time/)
  assert.match((await notebook.run('%timeit -n 3 -r 2 sum(range(10))')).stdout, /per loop/)
  assert.equal(await notebook.value('x'), '1')
})

test('a shell command is refused politely, and the cell goes on', async () => {
  const { stderr, outcome, value } = await notebook.run('!ls -la\n5')
  assert.match(stderr, /no operating system.*`ls -la`/)
  assert.deepEqual([outcome.status, value], ['done', '5'])
})

test('%pip is refused politely', async () => {
  const { stderr, outcome } = await notebook.run('%pip install torch')
  assert.match(stderr, /cannot be installed here/)
  assert.equal(outcome.status, 'done')
})

test('an import of what is not shipped lists what is', async () => {
  const { outcome } = await notebook.run('import torch.nn')
  assert.ok(!outcome.lost)
  assert.equal(outcome.status, 'error')
  assert.equal(outcome.missing?.name, 'torch')
  for (const name of ['numpy', 'pandas', 'sklearn', 'matplotlib']) {
    assert.ok(outcome.missing?.shipped.includes(name), name)
  }
})

test('an error of another kind is no missing package', async () => {
  const { outcome } = await notebook.run('1 / 0')
  assert.ok(!outcome.lost)
  assert.equal(outcome.missing, null)
})

test('a traceback has the failing line and no frame of ours', async () => {
  const { name, message, traceback } = await notebook.error('def f():\n    return 1 / 0\nf()')
  assert.deepEqual([name, message], ['ZeroDivisionError', 'division by zero'])
  assert.match(traceback, /-+> 2\s+return 1 \/ 0/)
  assert.doesNotMatch(traceback, /essaim|pyodide|asyncio|interactiveshell|hidden/)
})

test('%matplotlib inline shows a figure in the colours of the page', async () => {
  const { events, outcome } = await notebook.run(
    '%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.show()',
  )
  assert.equal(outcome.status, 'done')
  const shown = events.find((event) => event.kind === 'displayed')
  assert.ok(shown?.kind === 'displayed')
  assert.match(String(shown.data['image/png']), /^iVBOR/)
  const colours = "plt.rcParams['text.color'], plt.rcParams['figure.facecolor']"
  assert.equal(await notebook.value(colours), "('#111111', '#fefefe')")
})

test('a DataFrame comes with its table', async () => {
  const { events } = await notebook.run('import pandas as pd\npd.DataFrame({"a": [1]})')
  const returned = events.find((event) => event.kind === 'returned')
  assert.ok(returned?.kind === 'returned')
  assert.match(String(returned.data['text/html']), /<table/)
})

test('a flood of print is capped and counted', async () => {
  const { stdout, outcome } = await notebook.run('for _ in range(90): print("x" * 99_999)')
  assert.ok(!outcome.lost)
  assert.equal(stdout.length + outcome.dropped, 9_000_000)
  assert.equal(stdout.length, 8_000_000)
})

test('input() waits for the answer', async () => {
  notebook.listen((event) => {
    if (event.kind === 'asked') void kernel.answer(event.prompt === 'Name? ' ? 'Ada' : 'wrong')
  })
  assert.equal(await notebook.value('input("Name? ").upper()'), "'ADA'")
})

for (const [where, code] of [
  ['a loop without end', 'print("go", flush=True)\nwhile True: pass'],
  ['time.sleep', 'import time\nprint("go", flush=True)\ntime.sleep(100)'],
  ['input()', 'input("Name? ")'],
  ['await', 'import asyncio\nprint("go", flush=True)\nawait asyncio.sleep(100)'],
] as const) {
  test(`Stop ends ${where} and keeps the names`, async () => {
    await notebook.value('kept = 42')
    const outcome = await stop(code)
    assert.deepEqual([outcome.status, outcome.lost], ['stopped', false])
    assert.equal(await notebook.value('kept'), '42')
  })
}

for (const [what, code] of [
  ['never looks up from C', 'import itertools\nsum(itertools.repeat(0))'],
  [
    'swallows every interrupt',
    'while True:\n  try:\n    x = 1\n    while True: x = -x\n  except BaseException: pass',
  ],
] as const) {
  test(`a cell that ${what} costs the interpreter`, async () => {
    await notebook.value('kept = 1')
    const outcome = await stop(`print("go", flush=True)\n${code}`)
    assert.deepEqual([outcome.status, outcome.lost], ['stopped', true])
    assert.equal((await notebook.error('kept')).name, 'NameError')
  })
}

test('nodes that were started ahead are those that Client() gets', async () => {
  cluster.anticipate(2)
  await notebook.value('from dask.distributed import Client\nclient = Client(n_workers=2)')
  const names = (kind: string) =>
    cluster.log.all.flatMap((event) => (event.kind === kind && 'node' in event ? event.node : []))
  assert.deepEqual(names('node-spawned'), ['scheduler', 'w1', 'w2'])
  assert.deepEqual(names('node-lost'), [])
})

test('Stop ends a task that sleeps, and the node goes on', async () => {
  await notebook.value('import time')
  const ended = await started('print("go", flush=True)\nclient.submit(time.sleep, 100).result()')
  await until(onItsWay('sleep'))
  await Promise.all([kernel.interrupt(), cluster.interrupt()])
  assert.equal((await ended()).status, 'stopped')
  assert.equal(await notebook.value('client.submit(sum, [1, 2]).result()'), '3')
})

test('Stop ends a task that computes for ever, and its node answers again', async () => {
  const ended = await started(
    'def for_ever():\n  while True: pass\nprint("go", flush=True)\nclient.submit(for_ever).result()',
  )
  await until(onItsWay('for_ever'))
  await Promise.all([kernel.interrupt(), cluster.interrupt()])
  assert.equal((await ended()).status, 'stopped')
  const everywhere = 'client.wait_for_workers(2); client.gather(client.map(abs, range(40)))[-1]'
  assert.equal(await notebook.value(everywhere), '39')
  assert.ok(!cluster.log.all.some((e) => e.kind === 'node-lost'), 'a node had to be replaced')
})

test('LocalCluster scales, closes, and a second Client comes up', async () => {
  await notebook.value('client.cluster.scale(3); client.wait_for_workers(3)')
  assert.equal(cluster.workers.length, 3)
  await notebook.value('client.cluster.scale(1)')
  await until(() => cluster.workers.length === 1)
  await notebook.value('client.close()')
  assert.equal(
    await notebook.value(`
from dask.distributed import LocalCluster
with LocalCluster(n_workers=2, threads_per_worker=2) as local, Client(local) as c:
    answer = c.submit(sum, [1, 2]).result(), sum(c.nthreads().values())
answer`),
    '(3, 4)',
  )
  await until(() => cluster.state === 'off')
  const second = 'client = Client(n_workers=1); client.submit(sum, [2, 2]).result()'
  assert.equal(await notebook.value(second), '4')
})

test('more workers than a tab holds are refused with a sentence', async () => {
  const { name, message } = await notebook.error('Client(n_workers=99)')
  assert.equal(name, 'ValueError')
  assert.match(message, /0 to 16 workers/)
})

test('a reset forgets the names', async () => {
  await notebook.value('kept = 1')
  await kernel.reset()
  assert.equal((await notebook.error('kept')).name, 'NameError')
})
