/** What a computation no longer needs is given back before the next one is asked for, as with threads. */

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { loadAssets, openTab } from './cluster.ts'
import { Notebook } from './notebook.ts'

const notebook = new Notebook(openTab(loadAssets('data')))
after(() => notebook.close())

test('the scheduler hears of a release before the next graph', async () => {
  const code = `
import dask
from dask.distributed import Client
client = Client(n_workers=1)
def listen(dask_scheduler):
    dask_scheduler.heard = []
    handlers = dask_scheduler.stream_handlers
    asked, released = handlers['update-graph'], handlers['client-releases-keys']
    async def ask(**message):
        dask_scheduler.heard.append('asked')
        return await asked(**message)
    def release(**message):
        dask_scheduler.heard.append('released')
        return released(**message)
    handlers.update({'update-graph': ask, 'client-releases-keys': release})
client.run_on_scheduler(listen)
add = dask.delayed(lambda x, y: x + y)
for n in range(3): add(n, n).compute()
client.run_on_scheduler(lambda dask_scheduler: ' '.join(dask_scheduler.heard[:5]))`
  assert.equal(await notebook.value(code), "'asked released asked released asked'")
})

/** Both halves of an answer share tasks; dask's scheduler stumbles over some that are about to be forgotten. */
test('x.nonzero() is computed again and again', { timeout: 60_000 }, async () => {
  const code = `
import numpy as np, dask.array as da
def found(seed):
    x = np.random.default_rng(seed).integers(10, size=(15, 16))
    pairs = zip(da.from_array(x, chunks=(4, 5)).nonzero(), x.nonzero())
    return all((mine.compute() == right).all() for mine, right in pairs)
all(found(seed) for seed in range(12))`
  assert.equal(await notebook.value(code), 'True')
})
