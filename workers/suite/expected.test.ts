/** What a learner knows from dask elsewhere, typed into the tab's kernel. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Notebook } from './notebook.ts'

const notebook = new Notebook()
before(async () => {
  await notebook.value(`
import time, dask, dask.bag as db
from dask.distributed import Client
def inc(x): return x + 1
def sleeps(x): time.sleep(0.2); return x
`)
})
after(() => notebook.close())

test('scheduler="threads" is dask.threaded, and its tasks wait side by side', async () => {
  const { value } = await notebook.run(`
def span(i):
    began = time.time(); time.sleep(0.2)
    return began, time.time()
spans = dask.compute(*[dask.delayed(span)(i) for i in range(4)], scheduler='threads', num_workers=4)
max(began for began, _ in spans) < min(ended for _, ended in spans)`)
  assert.equal(value, 'True')
})

test('scheduler="processes" computes, and says where', async () => {
  const { value, stderr } = await notebook.run(`
with dask.config.set(scheduler='processes'):
    total = db.from_sequence(range(10), npartitions=2).map(inc).sum().compute()
total`)
  assert.equal(value, '55')
  assert.match(stderr, /has no processes.*one task after the other/)
})

const values = {
  'a pool of threads': [
    `from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(2) as pool:
    answers = list(pool.map(inc, range(5)))
answers`,
    '[1, 2, 3, 4, 5]',
  ],
  'a pool has no more lanes than were asked for': [
    `running, most = 0, 0
def counted(i):
    global running, most
    running += 1; most = max(most, running); time.sleep(0.02); running -= 1
with ThreadPoolExecutor(2) as pool: list(pool.map(counted, range(6)))
most`,
    '2',
  ],
  'a lock that another lane holds is waited for': [
    `from threading import Lock
lock, inside, crowd = Lock(), 0, 0
def alone(i):
    global inside, crowd
    with lock:
        inside += 1; crowd = max(crowd, inside); time.sleep(0.02); inside -= 1
    return i
with ThreadPoolExecutor(3) as pool: done = list(pool.map(alone, range(4)))
done, crowd`,
    '([0, 1, 2, 3], 1)',
  ],
  'nobody waits for a lock longer than was said': [
    `with lock: tried = lock.acquire(timeout=0.02), lock.acquire(False), lock.locked()
tried, lock.locked()`,
    '((False, False, True), False)',
  ],
  'a pool that is closed': [
    `try: pool.submit(inc, 1)
except RuntimeError as error: said = str(error)
said`,
    "'cannot schedule new futures after shutdown'",
  ],
  'joblib alone': [
    `import joblib
joblib.Parallel(n_jobs=2)(joblib.delayed(inc)(i) for i in range(3))`,
    '[1, 2, 3]',
  ],
  'dask.diagnostics.Profiler': [
    `from dask.diagnostics import Profiler
with Profiler() as profiler: dask.delayed(inc)(1).compute(scheduler='threads')
len(profiler.results)`,
    '1',
  ],
} satisfies Readonly<Record<string, readonly [code: string, value: string]>>

for (const [name, [code, value]] of Object.entries(values)) {
  test(name, async () => assert.equal(await notebook.value(code), value))
}

for (const [what, code] of [
  ['a pool of processes', 'from concurrent.futures import ProcessPoolExecutor as P\nP(2)'],
  ['multiprocessing.Pool', 'import multiprocessing\nmultiprocessing.Pool(2)'],
  ['a process', 'import multiprocessing\nmultiprocessing.Process(target=inc).start()'],
] as const) {
  test(`${what} is refused with a sentence`, async () => {
    const { message } = await notebook.error(code)
    assert.match(message, /tab cannot start processes\. Client\(\) gives you nodes/)
  })
}

/** The SVG that a cell shows. */
async function drawn(code: string): Promise<string> {
  const { events, outcome, stderr } = await notebook.run(code)
  assert.equal(outcome.status, 'done', stderr)
  const shown = events.find((event) => event.kind === 'returned')
  assert.ok(shown?.kind === 'returned')
  return String(shown.data['image/svg+xml'])
}

for (const [what, code] of [
  ['delayed', 'dask.delayed(inc)(1).visualize(rankdir="LR")'],
  ['a bag', 'db.from_sequence(range(4), npartitions=2).map(inc).visualize(optimize_graph=True)'],
  ['several things', 'dask.visualize(dask.delayed(inc)(1), dask.delayed(inc)(2))'],
  [
    'an array',
    'import dask.array as da\nda.ones(4, chunks=2).sum().visualize(color="order", cmap="autumn")',
  ],
  ['an array, by layers', 'da.ones(4, chunks=2).sum().dask.visualize()'],
  [
    'a dataframe',
    'import pandas as pd, dask.dataframe as dd\nframe = dd.from_pandas(pd.DataFrame({"a": range(4)}), npartitions=2)\nframe.a.sum().visualize()',
  ],
  ['a dataframe, its tasks', '(frame + 1).visualize(tasks=True)'],
  ['a source in DOT', 'import graphviz\ngraphviz.Source("digraph { a -> b }")'],
  ['a Digraph', 'g = graphviz.Digraph(engine="neato"); g.edge("a", "b"); g'],
] as const) {
  test(`a graph is drawn: ${what}`, async () => {
    assert.match(await drawn(code), /<svg[^>]*>.*<(polygon|ellipse|path)/s)
  })
}

test('a graph is saved under its name', async () => {
  await drawn('dask.delayed(inc)(1).visualize(filename="steps.svg")')
  const opening = 'open("steps.svg").read(5), open("mydask.svg").read(5)'
  assert.equal(await notebook.value(opening), "('<?xml', '<?xml')")
})

test('a graph that was asked for as PNG is SVG, and the cell says so', async () => {
  const { events, stderr } = await notebook.run('dask.delayed(inc)(1).visualize("steps2.png")')
  assert.ok(events.some((e) => e.kind === 'returned' && 'image/svg+xml' in e.data))
  assert.match(stderr, /as SVG, not as png. It is saved as steps2\.svg/)
})

test('Graphviz writes files, tells its version, and says what is wrong with a source', async () => {
  assert.equal(await notebook.value('g.render("out.gv", format="svg")'), "'out.gv.svg'")
  assert.equal(await notebook.value('open("out.gv.svg").read(5)'), "'<?xml'")
  assert.equal(await notebook.value('graphviz.version()[0] > 9'), 'True')
  assert.match((await notebook.error('graphviz.Source("digraph {").pipe()')).message, /no pdf in a/)
  const wrong = await notebook.error('graphviz.Source("digraph {", format="svg").pipe()')
  assert.match(wrong.message, /Graphviz says: syntax error in line 2/)
})

test('ProgressBar of dask.diagnostics draws while tasks end, and ends full', async () => {
  const { stdout, outcome } = await notebook.run(`
from dask.diagnostics import ProgressBar
with ProgressBar(): dask.compute(*[dask.delayed(sleeps)(i) for i in range(3)], scheduler='sync')`)
  assert.equal(outcome.status, 'done')
  assert.match(stdout, /\r\[#+ +\] \| \d\d% Completed/)
  assert.match(stdout, /\[#{40}\] \| 100% Completed \| .*\n$/)
})

test('the scheduler as a cell shows it, with what its workers send and receive', async () => {
  await notebook.value('client = Client(n_workers=2)')
  await notebook.value('client.gather(client.map(inc, range(4)))')
  const { events } = await notebook.run('client.scheduler_info()')
  const shown = events.find((event) => event.kind === 'returned')
  assert.ok(shown?.kind === 'returned')
  assert.match(String(shown.data['text/html']), /Write bytes/)
})

test('progress(…) shows bars at once, which go on after the cell and end', async () => {
  const bars: string[] = []
  const ended = Promise.withResolvers<void>()
  notebook.listen((event) => {
    if (event.kind !== 'displayed' && event.kind !== 'display-updated') return
    bars.push(String(event.data['text/plain']))
    if (/Finished|Failed/.test(bars.at(-1) ?? '')) ended.resolve()
  })
  await notebook.value(
    'from dask.distributed import progress\nfutures = client.map(sleeps, range(6))\nprogress(futures)',
  )
  assert.doesNotMatch(bars.at(-1) ?? '', /Finished/)
  await ended.promise
  assert.ok(
    bars.some((bar) => /sleeps: [1-5] \/ 6/.test(bar)),
    bars.join(),
  )
  assert.match(bars.at(-1) ?? '', /^Finished: .*\nsleeps: 6 \/ 6$/)
})

test('progress of futures that nobody holds any more ends', async () => {
  const ended = Promise.withResolvers<string>()
  notebook.listen((event) => {
    if (event.kind !== 'display-updated') return
    const bar = String(event.data['text/plain'])
    if (!bar.startsWith('Computing')) ended.resolve(bar)
  })
  await notebook.value('dropped = client.map(time.sleep, [6, 7, 8])\nprogress(dropped)')
  await notebook.value('time.sleep(0.4); del dropped')
  assert.match(await ended.promise, /^Cancelled/)
})

test('progress(…, notebook=False) is a bar of text that waits', async () => {
  const { stdout } = await notebook.run('progress(client.map(sleeps, [20, 21]), notebook=False)')
  assert.match(stdout, /100% Completed/)
})
