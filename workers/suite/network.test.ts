/** The network that is laid over the tab's own, and faults, on a real cluster in threads. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Notebook } from './notebook.ts'

const notebook = new Notebook()
const { cluster } = notebook.tab
before(async () => {
  await notebook.value(`
import time, essaim
from dask.distributed import Client, wait
client = Client(n_workers=2)
def inc(i): return i + 1
def count(n):
    while n: n -= 1
    return 0
def timed(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
def round_trip(node='w1'):
    return min(timed(lambda: client.submit(inc, 1, pure=False, workers=[node]).result()) for _ in range(3))
client.gather(client.map(inc, range(8)))
`)
})
after(() => notebook.close())

const kinds = (from: number) => cluster.log.all.slice(from).map((event) => event.kind)
const number = async (code: string) => Number(await notebook.value(code))

test('latency is seen by who waits for a result, and is gone with the network', async () => {
  const before = await number('round_trip()')
  await notebook.value("essaim.network.link('scheduler', 'w1', latency_ms=150)")
  const during = await number('round_trip()')
  await notebook.value('essaim.network.off()')
  const afterwards = await number('round_trip()')
  assert.ok(during >= 0.3, `${during} s for two crossings of 150 ms`)
  assert.ok(before < during && afterwards < during, `${before}, ${during}, ${afterwards}`)
})

test('a preset holds for all, and what it does not know is said', async () => {
  await notebook.value("essaim.network.use('two-continents', seed=3)")
  const [near, far] = [await number("round_trip('w1')"), await number("round_trip('w2')")]
  await notebook.value('essaim.network.off()')
  assert.ok(far > near + 0.05, `${near} and ${far}`)
  const { message } = await notebook.error("essaim.network.use('three-continents')")
  assert.match(message, /preset: this is “three-continents”; it can be one-room, campus/)
})

test('what is sent to a worker that is cut off waits, and arrives once it is healed', async () => {
  await notebook.value("essaim.network.disconnect('w1')")
  await notebook.value("f = client.submit(inc, 41, pure=False, workers=['w1'])")
  await notebook.value('time.sleep(0.5)')
  assert.equal(await notebook.value('f.status'), "'pending'")
  await notebook.value("essaim.network.reconnect('w1')")
  assert.equal(await notebook.value('f.result()'), '42')
  assert.equal(cluster.state, 'ready')
})

test('a cut in one direction only', async () => {
  await notebook.value("essaim.network.cut('w1', 'scheduler', one_way=True)")
  const from = cluster.log.all.length
  await notebook.value("f = client.submit(inc, 1, pure=False, workers=['w1']); time.sleep(0.4)")
  assert.equal(await notebook.value('f.status'), "'pending'")
  await notebook.value('essaim.network.heal()')
  assert.equal(await notebook.value('f.result()'), '2')
  assert.ok(kinds(from).includes('link-healed'))
})

test('a frozen node stops in the middle of a computation, and goes on where it was', async () => {
  await notebook.value(
    "f = client.submit(count, 20_000_000, pure=False, workers=['w1']); time.sleep(0.1)",
  )
  await notebook.value("essaim.faults.freeze('w1'); time.sleep(1.5)")
  const status = await notebook.value('f.status')
  await notebook.value("essaim.faults.thaw('w1')")
  assert.equal(status, "'pending'")
  assert.equal(await notebook.value('f.result()'), '0')
})

test('a slow node takes so many times as long', async () => {
  const run = () =>
    number("timed(lambda: client.submit(count, 6_000_000, pure=False, workers=['w1']).result())")
  await run()
  const plain = await run()
  await notebook.value("essaim.faults.slow('w1', 5)")
  const slowed = await run()
  await notebook.value("essaim.faults.slow('w1', 1)")
  assert.ok(slowed > 2 * plain, `${plain} and ${slowed}`)
})

test('the time of each task itself shows how slow its node is, however short the task', async () => {
  const computed = async (n: number) => {
    const keys = await notebook.value(
      `futures = [client.submit(count, ${n}, pure=False, workers=['w1']) for _ in range(12)]
client.gather(futures); [future.key for future in futures]`,
    )
    const stretches = () =>
      cluster.log.all.flatMap((event) => {
        const ended = event.kind === 'task-transitioned' && event.to === 'memory'
        const ours = ended && keys.includes(`'${event.key}'`)
        return (ours ? (event.ran ?? []) : []).filter(([action]) => action === 'compute')
      })
    await until(() => stretches().length === 12)
    return Math.min(...stretches().map(([, start, stop]) => stop - start))
  }
  for (const n of [200_000, 800_000]) {
    await computed(n)
    const first = await computed(n)
    await notebook.value("essaim.faults.slow('w1', 5)")
    const slowed = await computed(n)
    await notebook.value("essaim.faults.slow('w1', 1)")
    const plain = Math.min(first, await computed(n))
    assert.ok(slowed > 2.5 * plain, `${n}: ${plain} and ${slowed}`)
    console.log(`a task of ${plain.toFixed(3)} s takes ${slowed.toFixed(3)} s at factor 5`)
  }
})

test('a scenario replays the same events in the same order', async () => {
  const scenario = `{'name': 'twice', 'seed': 5, 'steps': [
    {'at': 0, 'do': 'use-network', 'preset': 'campus'},
    {'at': 0.1, 'do': 'disconnect', 'node': 'w2'},
    {'at': 0.3, 'do': 'freeze', 'node': 'w1'},
    {'at': 0.5, 'do': 'thaw', 'node': 'w1'},
    {'at': 0.6, 'do': 'reconnect', 'node': 'w2'},
    {'at': 0.7, 'do': 'use-network', 'preset': None}]}`
  const play = async () => {
    const from = cluster.log.all.length
    await notebook.value(`essaim.scenario.play(${scenario}); essaim.scenario.wait()`)
    return cluster.log.all.slice(from).flatMap(({ at: _, ...event }) => {
      return /^(node|network|link|scenario)-/.test(event.kind) ? [event] : []
    })
  }
  const first = await play()
  assert.equal(first.length, 6 + 2 + 6 + 2)
  assert.deepEqual(await play(), first)
  assert.equal(await notebook.value('client.submit(inc, 1, pure=False).result()'), '2')
})

test('what cannot be is said in a sentence, and nothing is lost', async () => {
  const before = cluster.log.all.length
  for (const [code, sentence] of [
    [
      "essaim.network.link('w1', 'w2', latency_ms=-5)",
      /latency: this is -5; a number of at least 0/,
    ],
    [
      "essaim.network.link('w1', 'w2', loss=1)",
      /loss: this is 1; a number of at least 0 and below 1/,
    ],
    [
      "essaim.network.cut('w1', 'w99')",
      /there is no host “w99”; there are kernel, scheduler, w1, w2/,
    ],
    ["essaim.network.cut('region:mars', '*')", /no host is in the region “mars”; there are here/],
    ["essaim.faults.kill('w9')", /there is no node “w9”; there are scheduler, w1, w2/],
    ["essaim.faults.slow('w1', 0.5)", /factor: this is 0.5; a number from 1 to 100/],
    [
      "essaim.scenario.play({'steps': [{'at': 0, 'do': 'explode'}]})",
      /steps\[0\].do: this is “explode”/,
    ],
    ["essaim.scenario.play('steps: [{at: 1, do: kill')", /line 1, column/],
  ] as const) {
    assert.match((await notebook.error(code)).message, sentence)
  }
  const later = cluster.log.all.slice(before).map(({ kind }) => kind)
  assert.ok(!later.some((kind) => /^(network|link|scenario|node)-/.test(kind)), later.join())
  assert.equal(await notebook.value('client.submit(inc, 1, pure=False).result()'), '2')
})

test('a kill is noticed at once', async () => {
  const from = cluster.log.all.length
  cluster.kill('w2')
  const seen = () => cluster.log.all.slice(from).find(({ kind }) => kind === 'worker-removed')
  await until(() => seen() !== undefined)
  const lost = cluster.log.all.slice(from).find(({ kind }) => kind === 'node-lost')
  const noticed = Math.round(((seen()?.at ?? 0) - (lost?.at ?? 0)) * 1000)
  console.log(`the scheduler noticed a kill after ${noticed} ms`)
})

test('the scheduler dies: what is pending ends with an error, and one start brings it all back', async () => {
  await notebook.value("essaim.network.disconnect('w1')")
  await notebook.value("f = client.submit(time.sleep, 600, pure=False); mine = 'kept'")
  await notebook.value('essaim.faults.kill_scheduler()')
  assert.equal(cluster.state, 'failed')
  await notebook.error('f.result()')
  await cluster.start({ kind: 'start', workers: 1 })
  assert.equal(cluster.state, 'ready')
  await notebook.value('client.close(); client = Client()')
  assert.equal(
    await notebook.value('client.submit(inc, 1, pure=False).result(), mine'),
    "(2, 'kept')",
  )
})

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !condition(); i++) await new Promise((r) => setTimeout(r, 20))
  assert.ok(condition(), 'it did not come to that')
}
