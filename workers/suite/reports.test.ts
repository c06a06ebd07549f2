/** Reports, profiles, clocks and stacks of dask, typed into the tab's kernel. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Notebook } from './notebook.ts'

const notebook = new Notebook()
before(async () => {
  await notebook.value(`
import time, dask, threading
from dask.distributed import Client, performance_report, get_task_stream, wait
client = Client(n_workers=2)
def inc(x): return x + 1
def naps(x): time.sleep(0.05); return x`)
})
after(() => notebook.close())

test('performance_report writes one file with the tasks, which loads nothing', async () => {
  await notebook.value(`
with performance_report(filename="report.html"):
    client.gather(client.map(naps, range(10)))
text = open("report.html").read()`)
  // A node that is busy may take long to read a task, which gets a bar of its own.
  assert.equal(await notebook.value('text.count("<title>naps")'), '10')
  assert.equal(
    await notebook.value('"Number of tasks: 10" in text, "naps" in text'),
    '(True, True)',
  )
  assert.equal(await notebook.value('"client.map(naps, range(10))" in text'), 'True')
  assert.equal(await notebook.value('"<script" in text or "src=" in text'), 'False')
})

test('get_task_stream gives its data, a sheet that a cell shows, and a file', async () => {
  await notebook.value(`
with get_task_stream(plot="save", filename="stream.html") as stream:
    client.gather(client.map(inc, range(5), pure=False))`)
  assert.equal(await notebook.value('len(stream.data)'), '5')
  assert.equal(await notebook.value('stream.figure._repr_html_().count("<rect")'), '5')
  assert.equal(await notebook.value('open("stream.html").read(15)'), "'<!doctype html>'")
})

test('an empty profile says how to get one', async () => {
  const { stderr } = await notebook.run('tree = client.profile()')
  assert.match(stderr, /"distributed\.worker\.profile\.enabled": True/)
})

test('%time tells short times, and waiting is not computing', async () => {
  const { stdout } = await notebook.run('%time total = sum(range(200))')
  assert.match(stdout, /Wall time: [1-9]/)
  const waited = await notebook.run('%time time.sleep(0.2)')
  assert.match(waited.stdout, /total: \d+(\.\d+)? µs|total: [1-9](\.\d+)? ms/)
  assert.match(waited.stdout, /Wall time: [2-9]\d\d ms|Wall time: \d+(\.\d+)? s/)
})

test('a thread is refused with a sentence', async () => {
  const { message } = await notebook.error('threading.Thread(target=inc).start()')
  assert.match(message, /tab cannot start threads\. ThreadPoolExecutor works/)
})

test('restart_workers renews the one that was named', async () => {
  await notebook.value(`
identify = lambda dask_worker: (dask_worker.name, dask_worker.id)
def ids(): return dict(client.run(identify).values())
before, one = ids(), min(client.run(identify))
answer = client.restart_workers([one])
after = ids()`)
  assert.equal(await notebook.value('answer'), "{'sim://w1:40000': 'OK'}")
  const same =
    'sorted(before) == sorted(after), before["w1"] == after["w1"], before["w2"] == after["w2"]'
  assert.equal(await notebook.value(same), '(True, False, True)')
})

test('restart renews a worker that computes without end', async () => {
  await notebook.value(`
def endless(here):
    from dask.distributed import Event
    Event(here).set()
    while True: pass
from dask.distributed import Event
busy = client.submit(endless, "computing", pure=False)
Event("computing").wait(10)
client.restart(timeout=60)`)
  assert.equal(await notebook.value('client.submit(inc, 1).result(timeout=20)'), '2')
})

test('a worker that retires is not started again', async () => {
  await notebook.value('client.retire_workers(names=["w2"]); time.sleep(1.5)')
  assert.deepEqual(notebook.tab.cluster.workers, ['w1'])
  assert.equal(notebook.tab.cluster.state, 'ready')
})

test('profilers of dask.diagnostics draw without bokeh', async () => {
  await notebook.value(`
from dask.diagnostics import Profiler, ResourceProfiler, CacheProfiler, visualize
with Profiler() as tasks, ResourceProfiler(dt=0.02) as resources, CacheProfiler() as cache:
    dask.compute(*[dask.delayed(naps)(i) for i in range(4)], scheduler="threads")
sheet = visualize([tasks, resources, cache])`)
  assert.equal(await notebook.value('len(resources.results) > 2'), 'True')
  assert.equal(await notebook.value('sheet._repr_html_().count("<rect")'), '8')
  await notebook.value('tasks.visualize(filename="tasks.html", save=True)')
  assert.equal(await notebook.value('"naps" in open("tasks.html").read()'), 'True')
})

test('with profiling switched on, a tree tells where tasks compute and wait', async () => {
  await notebook.value(`
client.close()
dask.config.set({"distributed.worker.profile.enabled": True})
client = Client(n_workers=1)
def leaf():
    return sum(i * i for i in range(40_000))
def outer():
    return [leaf() for _ in range(5)]
client.submit(outer).result()
client.gather(client.map(naps, range(4)))
time.sleep(1.5)  # a worker adds to its history once a second
def names(tree):
    inner = [names(child) for child in tree["children"].values() if child["count"]]
    return {tree["description"].get("name", "")}.union(*inner)
found = names(client.profile())`)
  assert.equal(await notebook.value('{"outer", "leaf", "naps"} - found'), 'set()')
  await notebook.value('_, sheet = client.profile(filename="profile.html")')
  assert.match(await notebook.value('open("profile.html").read()'), /<title>leaf: /)
})
