/** Nodes that are killed while they hold results or compute. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Notebook } from './notebook.ts'

const notebook = new Notebook()
const { cluster } = notebook.tab
before(async () => {
  await notebook.value(`
import time
from collections import Counter
from dask.distributed import Client, LocalCluster, wait
client = Client(n_workers=3)
def make(i): return [i] * 1000
def slow(i):
    time.sleep(0.5)
    return i
def hosts(futures):
    return {who[0].split('//')[1].split(':')[0] for who in client.who_has(futures).values()}
def workers(): return sorted(w['name'] for w in client.scheduler_info()['workers'].values())
`)
})
after(() => notebook.close())

test('lost results are computed again, and are right', async () => {
  await notebook.value('fs = client.map(make, range(30), pure=False); wait(fs)')
  assert.equal(await notebook.value('sorted(hosts(fs))'), "['w1', 'w2', 'w3']")
  cluster.kill('w1')
  const total = 'sum(len(x) * x[0] for x in client.gather(fs))'
  assert.equal(await notebook.value(total), String((29 * 30 * 1000) / 2))
  assert.equal(await notebook.value('sorted(hosts(fs))'), "['w2', 'w3']")
  assert.equal(cluster.state, 'degraded')
  const events = cluster.log.all
  const removed = events.findIndex((e) => e.kind === 'worker-removed' && e.worker === 'w1')
  const lost = events.findIndex((e) => e.kind === 'node-lost' && e.node === 'w1')
  assert.ok(lost >= 0 && removed > lost)
  const again = events.slice(removed).filter((e) => {
    return e.kind === 'task-transitioned' && e.to === 'memory'
  })
  assert.ok(again.length >= 5, `${again.length} results were made again`)
})

test('a node killed midway', async () => {
  const done = notebook.value(
    'fs = client.map(slow, range(6), pure=False); print("on its way"); client.gather(fs)',
  )
  await until(() => cluster.log.all.some((e) => executing(e, 'slow', 'w2')))
  cluster.kill('w2')
  assert.equal(await done, '[0, 1, 2, 3, 4, 5]')
  assert.equal(await notebook.value('hosts(fs)'), "{'w3'}")
})

test('the last worker is killed: its work waits for the next one', async () => {
  const done = notebook.value('client.gather(client.map(slow, range(3), pure=False))')
  await until(() => cluster.log.all.some((e) => executing(e, 'slow', 'w3')))
  cluster.kill('w3')
  await cluster.startNode('w4')
  assert.equal(await done, '[0, 1, 2]')
})

test('a killed node is started again under its name', async () => {
  await cluster.restart('w4')
  assert.equal(await notebook.value('client.wait_for_workers(1); workers()'), "['w4']")
  assert.equal(await notebook.value('client.submit(sum, [1, 2]).result()'), '3')
})

test('client.restart forgets results and goes on', async () => {
  await notebook.value('fs = client.map(make, range(4)); wait(fs)')
  await notebook.value('client.restart(); client.wait_for_workers(1)')
  assert.equal(await notebook.value('client.submit(sum, [1, 2], pure=False).result()'), '3')
  assert.equal(await notebook.value('{f.status for f in fs}'), "{'cancelled'}")
})

test('the scheduler is killed: cells get an error and not silence', async () => {
  const running = notebook.run('client.submit(slow, 1, pure=False).result(timeout=60)')
  await until(() => notebook.tab.kernel.state === 'busy')
  cluster.kill('scheduler')
  const { outcome } = await running
  assert.equal(outcome.status, 'error')
  assert.equal(cluster.state, 'failed')
})

test('after that, a new cluster comes up', async () => {
  cluster.stop()
  const value = await notebook.value(
    'client.close(); client = Client(n_workers=1); client.submit(sum, [4, 5]).result()',
  )
  assert.equal(value, '9')
  assert.equal(cluster.state, 'ready')
})

type LoggedEvent = (typeof cluster.log.all)[number]

function executing(event: LoggedEvent, name: string, worker: string): boolean {
  return (
    event.kind === 'task-transitioned' &&
    event.to === 'processing' &&
    event.key.startsWith(name) &&
    event.worker === worker &&
    !cluster.log.all.some((e) => {
      return e.kind === 'task-transitioned' && e.key === event.key && e.to === 'memory'
    })
  )
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !condition(); i++) await new Promise((r) => setTimeout(r, 20))
  assert.ok(condition(), 'it did not come to that')
}

test('an actor whose worker was started anew is lost, and says so', async () => {
  await cluster.startNode('w1')
  await notebook.value(`
class Tally:
    total = 0
    def add(self, number):
        self.total += number
        return self.total
tally = client.submit(Tally, actor=True).result()
assert tally.add(2).result() == 2`)
  const name =
    'client.run_on_scheduler(lambda dask_scheduler: dask_scheduler.workers[tally._address].name)'
  await cluster.restart((await notebook.value(name)).replaceAll("'", ''))
  const { message } = await notebook.error('tally.add(3).result(timeout=20)')
  assert.match(message, /Worker holding Actor was lost|Unable to contact Actor's worker/)
})

test('who asks for a number of workers misses none that are gone', async () => {
  await notebook.value('client.cluster.scale(3); client.wait_for_workers(3)')
  cluster.kill('w3')
  assert.equal(cluster.state, 'degraded')
  await notebook.value('client.cluster.scale(2)')
  await until(() => cluster.state === 'ready')
  cluster.kill('w1')
  assert.equal(cluster.state, 'degraded')
  await cluster.scale(1)
  assert.equal(cluster.state, 'ready')
})
