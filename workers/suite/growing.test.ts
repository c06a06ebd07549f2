/** A cluster that grows and shrinks, and tasks that are tried again: distributed's own code. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Notebook } from './notebook.ts'

const notebook = new Notebook()
const { cluster } = notebook.tab
after(() => notebook.close())

before(async () => {
  await notebook.value(`
import time
from dask.distributed import Client, LocalCluster
local = LocalCluster(n_workers=1, threads_per_worker=2, resources={'GPU': 1})
client = Client(local)
def until(condition, seconds=60):
    end = time.time() + seconds
    while not condition() and time.time() < end: time.sleep(0.1)
    return condition()
def count(): return len(client.scheduler_info()['workers'])
`)
})

test('a LocalCluster runs before it has a client', async () => {
  assert.equal(await notebook.value('local.status.name'), "'running'")
})

test('retries= runs a task again that failed', async () => {
  const code = `
def unsure(dask_key_name=None):
    from distributed import get_worker
    worker = get_worker()
    worker.tries = getattr(worker, 'tries', 0) + 1
    if worker.tries < 3: raise OSError('not yet')
    return worker.tries
client.submit(unsure, retries=3).result()`
  assert.equal(await notebook.value(code), '3')
})

test('a task waits for a worker that has what it needs', async () => {
  const code = `
f = client.submit(sum, [2, 3], resources={'GPU': 2}); time.sleep(0.5)
g = client.submit(sum, [1, 3], resources={'GPU': 1}).result(timeout=20)
f.status, g`
  assert.equal(await notebook.value(code), "('pending', 4)")
  await notebook.value('f.cancel()')
})

test('scaled workers have the same threads and resources', async () => {
  await notebook.value('local.scale(2); client.wait_for_workers(2)')
  const told =
    "[(w['nthreads'], w['resources']) for w in client.scheduler_info()['workers'].values()]"
  assert.equal(await notebook.value(told), "[(2, {'GPU': 1}), (2, {'GPU': 1})]")
})

test('adapt grows under load, and shrinks when it is over', async () => {
  await notebook.value(
    "adaptive = local.adapt(minimum=1, maximum=3, interval='200ms', wait_count=2)",
  )
  await notebook.value(
    'fs = client.map(time.sleep, [0.4] * 60, pure=False); until(lambda: count() == 3)',
  )
  assert.equal(await notebook.value('count()'), '3')
  await notebook.value('client.gather(fs); del fs')
  assert.equal(await notebook.value('until(lambda: count() == 1)'), 'True')
  assert.equal(cluster.workers.length, 1)
})
