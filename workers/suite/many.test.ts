/** As many workers as a tab holds. */

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { MOST_WORKERS } from '../protocol/cluster.ts'
import { Notebook } from './notebook.ts'

const notebook = new Notebook()
const { cluster } = notebook.tab
after(() => notebook.close())

test('16 workers start, and each works', async () => {
  await notebook.value(`
from dask.distributed import Client, get_worker
client = Client(n_workers=${MOST_WORKERS})
client.wait_for_workers(${MOST_WORKERS})
def where(i): return str(get_worker().name), i
def addresses(dask_scheduler): return sorted(dask_scheduler.workers)
pinned = [client.submit(where, i, workers=[a], pure=False)
          for i, a in enumerate(client.run_on_scheduler(addresses) * 5)]
found = client.gather(pinned)`)
  assert.equal(cluster.state, 'ready')
  assert.equal(cluster.workers.length, MOST_WORKERS)
  assert.equal(await notebook.value('len({name for name, _ in found})'), String(MOST_WORKERS))
  assert.equal(await notebook.value('sum(i for _, i in found) == sum(range(80))'), 'True')
  const sums = 'sum(client.gather(client.map(lambda x: x + 1, range(2000), pure=False)))'
  assert.equal(await notebook.value(sums), String((2000 * 2001) / 2))
})
