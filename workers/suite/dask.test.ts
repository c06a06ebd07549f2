/** What a learner types, on the tab's cluster: dask's own scheduler, workers and client. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Notebook } from './notebook.ts'

const notebook = new Notebook()
before(async () => {
  await notebook.value(`
import time
from dask.distributed import Client, as_completed, get_client, wait, worker_client
client = Client(n_workers=2)
def inc(x): return x + 1
`)
})
after(() => notebook.close())

const values = {
  submit: ['client.submit(inc, 41).result()', '42'],
  'map and gather': ['sum(client.gather(client.map(inc, range(100))))', '5050'],
  'scatter a list and a dict': [
    `a, b = client.scatter(list(range(10))), client.scatter({'k': 5})
client.submit(sum, a).result(), client.submit(inc, b['k']).result()`,
    '(45, 6)',
  ],
  as_completed: [
    'sorted(f.result() for f in as_completed(client.map(inc, range(5))))',
    '[1, 2, 3, 4, 5]',
  ],
  wait: [
    'done = wait(client.map(inc, range(5), pure=False)); len(done.done), len(done.not_done)',
    '(5, 0)',
  ],
  'wait with a timeout that passes': [
    `late = client.submit(time.sleep, 3, pure=False)
try:
    wait(late, timeout=0.1)
except TimeoutError as error:
    print('late')
late.cancel(); late.status`,
    "'cancelled'",
  ],
  'a result with a timeout that passes': [
    `late = client.submit(time.sleep, 3, pure=False)
try:
    said = late.result(timeout=0.1)
except TimeoutError:
    said = 'timeout'
late.cancel()
said`,
    "'timeout'",
  ],
  'a task that ended before the clock moved took some time': [
    `from distributed.scheduler import TaskPrefix
instant = TaskPrefix('instant')
instant.add_duration('compute', 5.0, 5.0)
instant.duration_average > 0`,
    'True',
  ],
  delayed: [
    `from dask import delayed
add = delayed(lambda a, b: a + b)
add(add(1, 2), add(3, 4)).compute()`,
    '10',
  ],
  bag: [
    `import dask.bag as db
words = db.from_sequence('to be or not to be'.split(), npartitions=3)
sorted(words.frequencies().compute())`,
    "[('be', 2), ('not', 1), ('or', 1), ('to', 2)]",
  ],
  array: [
    `import dask.array as da
x = da.ones((600, 600), chunks=(200, 200))
float((x + x.T).mean().compute())`,
    '2.0',
  ],
  dataframe: [
    `import pandas as pd, numpy as np, dask.dataframe as dd
df = pd.DataFrame({'k': np.arange(1000) % 5, 'v': np.arange(1000.)})
ddf = dd.from_pandas(df, npartitions=4)
{int(k): float(v) for k, v in ddf.groupby('k').v.sum().compute().items()}`,
    '{0: 99500.0, 1: 99700.0, 2: 99900.0, 3: 100100.0, 4: 100300.0}',
  ],
  set_index: ["len(ddf.set_index('v').loc[10:20].compute())", '11'],
  'p2p shuffle': [
    `import dask
with dask.config.set({'dataframe.shuffle.method': 'p2p'}):
    sizes = ddf.shuffle('k').map_partitions(len).compute()
sum(map(int, sizes))`,
    '1000',
  ],
  'merge by tasks': [
    `with dask.config.set({'dataframe.shuffle.method': 'tasks'}):
    other = ddf.rename(columns={'v': 'v2'}).drop_duplicates('k')
    sizes = ddf.merge(other, on='k').groupby('k').size().compute()
sorted(set(sizes.to_dict().values()))`,
    '[200]',
  ],
  'an exception keeps its message': [
    `def boom(): raise ValueError('x was bad')
try:
    client.submit(boom).result()
except ValueError as error:
    said = str(error)
said`,
    "'x was bad'",
  ],
  'get_client inside a task': [
    `def nested(n): return get_client().submit(inc, n).result()
client.submit(nested, 3, pure=False).result(timeout=20)`,
    '4',
  ],
  'worker_client inside a task': [
    `def nested(n):
    with worker_client() as c:
        return sum(c.gather(c.map(inc, range(n), pure=False)))
client.submit(nested, 10, pure=False).result(timeout=20)`,
    '55',
  ],
  'a large array from worker to worker': [
    `big = client.submit(np.ones, 2_000_000, workers=['w1'], pure=False)
def size(a): return a.nbytes, float(a.sum()), a.flags.writeable
client.submit(size, big, workers=['w2'], pure=False).result()`,
    '(16000000, 2000000.0, True)',
  ],
  actors: [
    `class Counter:
    n = 0
    def inc(self): self.n += 1; return self.n
counter = client.submit(Counter, actor=True).result()
counter.inc().result(), counter.inc().result(), counter.n`,
    '(1, 2, 2)',
  ],
  'Lock, Queue, Variable, Event': [
    `from dask.distributed import Event, Lock, Queue, Variable
queue, variable, event = Queue('q'), Variable('v'), Event('e')
with Lock('l'):
    queue.put(5); variable.set(7); event.set()
queue.get(), variable.get(), event.wait(timeout=5)`,
    '(5, 7, True)',
  ],
  'a Lock held by tasks': [
    `def one_at_a_time(i):
    with Lock('exclusive'):
        began = time.time(); time.sleep(0.05)
        return began, time.time()
spans = sorted(client.gather(client.map(one_at_a_time, range(4), pure=False)))
all(a[1] <= b[0] + 0.02 for a, b in zip(spans, spans[1:]))`,
    'True',
  ],
  'an Event that another task waits for': [
    `def waits(): return Event('go').wait(timeout=10)
waiting = client.submit(waits, pure=False, workers=['w1'])
time.sleep(0.1); Event('go').set()
waiting.result(timeout=10)`,
    'True',
  ],
  joblib: [
    `import joblib
with joblib.parallel_config(backend='dask'):
    squares = joblib.Parallel()(joblib.delayed(inc)(i) for i in range(5))
squares`,
    '[1, 2, 3, 4, 5]',
  ],
  'joblib after sklearn': [
    `from sklearn.linear_model import LinearRegression
client.submit(lambda: hasattr(__import__('joblib')._utils, '_ExceptionWithTraceback')).result()`,
    'True',
  ],
  add_done_callback: [
    `seen = []
client.submit(inc, 1000, pure=False).add_done_callback(lambda f: seen.append(f.result()))
for _ in range(100):
    if seen: break
    time.sleep(0.05)
seen`,
    '[1001]',
  ],
  'client.run': [
    'sorted(client.run(lambda dask_worker: dask_worker.name).values())',
    "['w1', 'w2']",
  ],
  'a task that is a coroutine': [
    `import asyncio
async def later(x):
    await asyncio.sleep(0.01)
    return x + 1
client.submit(later, 1, pure=False).result()`,
    '2',
  ],
  cancel: [
    `future = client.submit(time.sleep, 5, pure=False)
future.cancel()
future.cancelled()`,
    'True',
  ],
  'a deleted future is forgotten by the scheduler': [
    `kept = client.submit(inc, 5, key='to-be-forgotten'); kept.result()
there = client.run_on_scheduler(lambda dask_scheduler: 'to-be-forgotten' in dask_scheduler.tasks)
del kept; time.sleep(0.3)
there, client.run_on_scheduler(lambda dask_scheduler: 'to-be-forgotten' in dask_scheduler.tasks)`,
    '(True, False)',
  ],
  'an asynchronous client': [
    `async with Client(client.scheduler.address, asynchronous=True) as c:
    answers = [await c.submit(inc, 1), *await c.gather(c.map(inc, [2, 3]))]
answers`,
    '[2, 3, 4]',
  ],
  'random numbers of two nodes': [
    `import random
def draw(): return random.random()
first = client.submit(draw, workers=['w1'], pure=False).result()
second = client.submit(draw, workers=['w2'], pure=False).result()
len({first, second, random.random()})`,
    '3',
  ],
  'numpy random numbers of two nodes': [
    `def draw(): return np.random.random()
first = client.submit(draw, workers=['w1'], pure=False).result()
second = client.submit(draw, workers=['w2'], pure=False).result()
len({first, second})`,
    '2',
  ],
  'the transport': [
    "sorted(a.partition(':')[0] for a in client.scheduler_info()['workers'])",
    "['sim', 'sim']",
  ],
} satisfies Readonly<Record<string, readonly [code: string, value: string]>>

for (const [name, [code, value]] of Object.entries(values)) {
  test(name, async () => assert.equal(await notebook.value(code), value))
}

test('sleeping tasks overlap on one node, if it has threads', async () => {
  await notebook.value(`
client.close()
client = Client(n_workers=1, threads_per_worker=4)
def span(i):
    began = time.time(); time.sleep(0.3)
    return began, time.time()
`)
  const overlap = `spans = client.gather(client.map(span, range(4), pure=False))
max(began for began, _ in spans) < min(ended for _, ended in spans)`
  assert.equal(await notebook.value(overlap), 'True')
})

test('late packages are loaded where they are needed, and told of', () => {
  const moved = notebook.tab.cluster.log.all.filter((event) => event.kind === 'package-moved')
  const nodes = new Set(moved.map((e) => (e.name === 'numpy' ? e.node : '')))
  assert.ok(nodes.has('w1') && nodes.has('w2'), [...nodes].join())
})
