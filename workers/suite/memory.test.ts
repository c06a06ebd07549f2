/** Workers with a limit of memory: distributed's own spilling and pausing, and the nanny's part. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Notebook } from './notebook.ts'

const notebook = new Notebook()
const { cluster } = notebook.tab
after(() => notebook.close())

before(async () => {
  await notebook.value(`
import time, dask, essaim.memory
from dask.distributed import Client, LocalCluster, KilledWorker, wait, get_worker
dask.config.set({'distributed.scheduler.allowed-failures': 1})
client = Client(n_workers=1, memory_limit=essaim.memory.above_idle('64 MB'), resources={'GPU': 2})
MB = 10**6
def block(i, n=8 * MB): return bytes([i]) * n
def sizes(dask_worker):
    data, monitor = dask_worker.data, dask_worker.monitor
    return len(data.fast), len(data.slow), monitor.get_process_memory(), dask_worker.status.name
def look(): return next(iter(client.run(sizes).values()))
def until(condition, seconds=30):
    end = time.time() + seconds
    while not condition() and time.time() < end: time.sleep(0.05)
    return condition()
`)
})

test('the limit is what an idle node takes and what was asked for', async () => {
  const started = cluster.log.all.findLast((event) => event.kind === 'node-ready' && event.memory)
  assert.ok(started?.kind === 'node-ready' && started.memory)
  assert.equal(started.memory.limit, started.memory.idle + 64e6)
  assert.equal(started.memory.spills, 'memory')
  const told = "[w['memory_limit'] for w in client.scheduler_info()['workers'].values()]"
  assert.equal(await notebook.value(told), `[${started.memory.limit}]`)
})

test('results beyond the target are spilled, leave the heap, and come back', async () => {
  const code = `
before = look()[2]
fs = client.map(block, range(24)); wait(fs)
fast, slow, memory, status = look()
print(fast + slow, slow > 5, memory - before < 80 * MB, status)
print(client.run(lambda dask_worker: dask_worker.data.spilled_total.disk > 40 * MB))
print([client.submit(lambda b: (b[0], len(b)), f).result() == (i, 8 * MB) for i, f in enumerate(fs)].count(True))`
  const { stdout, outcome } = await notebook.run(code)
  assert.equal(outcome.status, 'done')
  assert.match(stdout, /^24 True True \w+\n\{.*: True\}\n24\n$/)
})

test('released results leave the disk and the memory', async () => {
  await notebook.value('del fs; until(lambda: look()[:2] == (0, 0))')
  const code = `
def files():
    import os
    return sum(len(f) for *_, f in os.walk('/tmp/dask-scratch-space') if 'storage' in _[0])
look()[2] < before + 8 * MB, next(iter(client.run(files).values()))`
  assert.equal(await notebook.value(code), '(True, 0)')
})

test('a file on the disk that is spilled to can be mapped, as the p2p shuffle does', async () => {
  const code = `
def mapped():
    import mmap
    with open('/tmp/dask-scratch-space/mapped', 'w+b') as file:
        file.write(b'essaim' * 20_000)
        file.flush()
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
            return len(view), view[:6], view[-6:]
client.submit(mapped).result()`
  assert.equal(await notebook.value(code), "(120000, b'essaim', b'essaim')")
})

test('what cannot be spilled pauses the worker; when it is released, work goes on', async () => {
  await notebook.value(`
def hoard(dask_worker):
    room = dask_worker.memory_manager.memory_limit - dask_worker.monitor.get_process_memory()
    limit = dask_worker.memory_manager.memory_limit
    dask_worker.hoard = [bytes(MB) for _ in range((room - int(limit * 0.12)) // MB)]
def drop(dask_worker): del dask_worker.hoard
client.run(hoard)`)
  assert.equal(await notebook.value("until(lambda: look()[3] == 'paused')"), 'True')
  await notebook.value('waiting = client.submit(sum, [1, 2]); time.sleep(0.5)')
  assert.equal(await notebook.value('waiting.status'), "'pending'")
  await notebook.value('client.run(drop)')
  assert.equal(await notebook.value('waiting.result(timeout=30)'), '3')
  assert.equal(await notebook.value('look()[3]'), "'running'")
})

test('a task that asks for more than there is gets MemoryError, and the node lives on', async () => {
  const address = "list(client.scheduler_info()['workers'])"
  const node = await notebook.value(address)
  const large = await notebook.error('client.submit(bytes, 200 * MB).result()')
  assert.equal(large.name, 'MemoryError')
  const small = await notebook.error(`
def grow():
    kept = []
    while True: kept.append({'one': len(kept)})
client.submit(grow).result()`)
  assert.equal(small.name, 'MemoryError')
  assert.equal(await notebook.value('client.submit(sum, [1, 2, 3]).result()'), '6')
  assert.equal(await notebook.value(address), node)
})

test('beyond the terminate threshold a worker is replaced, and its task at last killed', async () => {
  const killed = await notebook.error(`
def burst():
    worker = get_worker()
    room = worker.memory_manager.memory_limit * 0.97 - worker.monitor.get_process_memory()
    # In pieces: what was used before may have left room that is not in one.
    kept = [bytes(MB) for _ in range(int(room // MB))]
    time.sleep(20)
client.submit(burst).result(timeout=60)`)
  assert.equal(killed.name, 'KilledWorker')
  const lost = cluster.log.all.filter((e) => e.kind === 'node-lost' && e.why === 'memory')
  assert.equal(lost.length, 2)
  assert.equal(await notebook.value('client.submit(sum, [4, 5]).result(timeout=30)'), '9')
  assert.equal(cluster.state, 'ready')
})

test('resources are the worker’s, before and after it was replaced', async () => {
  const info = "[w['resources'] for w in client.scheduler_info()['workers'].values()]"
  assert.equal(await notebook.value(info), "[{'GPU': 2}]")
  const used = 'client.submit(sum, [1, 1], resources={"GPU": 1}).result(timeout=20)'
  assert.equal(await notebook.value(used), '2')
})

test('the kernel can be limited too', async () => {
  const failed = await notebook.error("essaim.memory.limit_here('64 MB'); x = bytes(70 * MB)")
  assert.equal(failed.name, 'MemoryError')
  assert.equal(await notebook.value('x = bytes(30 * MB); len(x)'), '30000000')
  assert.equal(
    await notebook.value('essaim.memory.limit_here(None); len(bytes(70 * MB))'),
    '70000000',
  )
})

test('data that a worker has no room for is refused with MemoryError, and the node lives on', async () => {
  const address = "list(client.scheduler_info()['workers'])"
  const node = await notebook.value(address)
  const lost = () => cluster.log.all.filter(({ kind }) => kind === 'node-lost').length
  const before = lost()
  const refused = await notebook.error('client.scatter(block(1, 70 * MB), timeout=20)')
  assert.match(`${refused.name}: ${refused.message}`, /MemoryError/)
  assert.equal(await notebook.value('client.submit(sum, [1, 2, 4]).result(timeout=20)'), '7')
  assert.equal(await notebook.value(address), node)
  assert.equal(lost(), before)
})

test('arguments that no worker has room for end the task, after as many workers as allowed', async () => {
  const killed = await notebook.error('client.submit(len, block(1, 70 * MB)).result(timeout=200)')
  assert.equal(killed.name, 'KilledWorker')
  assert.equal(await notebook.value('client.submit(sum, [1, 2, 6]).result(timeout=30)'), '9')
})

test('an array larger than any interpreter’s memory is an error in a cell and in a task', async () => {
  for (const code of [
    'import numpy as np; np.zeros(2**31)',
    'client.submit(np.zeros, 2**31).result(timeout=60)',
    'client.submit(np.zeros, 2**28).result(timeout=60)',
  ]) {
    assert.match((await notebook.error(code)).name, /^(ValueError|_?(Array)?MemoryError)$/, code)
  }
  assert.equal(await notebook.value('client.submit(sum, [1, 2, 5]).result(timeout=20)'), '8')
})

for (const [limit, sentence] of [
  ["'lots'", /memory_limit is 'lots': write bytes or a size such as "256 MB"/],
  ["'-3 MB'", /memory_limit is '-3 MB'/],
  ["'20 MB'", /memory_limit is 19.07 MiB, and an idle worker takes \d+/],
] as const) {
  test(`memory_limit=${limit} gets a sentence`, async () => {
    const failed = await notebook.error(
      `client.close(); client.cluster.close(); LocalCluster(n_workers=1, memory_limit=${limit})`,
    )
    assert.match(failed.message, sentence)
    assert.doesNotMatch(failed.message, /Traceback/)
  })
}
