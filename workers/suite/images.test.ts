/** Nodes that start from an image with packages in it, and those that cannot. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { loadAssets, openTab } from './cluster.ts'
import { Notebook } from './notebook.ts'

const data = loadAssets('data')

describe('a kernel and two workers from the image “data”', () => {
  const notebook = new Notebook(openTab(data))
  before(async () => {
    await notebook.value(`
from dask.distributed import Client
client = Client(n_workers=2)
def on(worker, function): return client.submit(function, workers=[worker], pure=False).result()
def on_both(function): return len({on('w1', function), on('w2', function)})
`)
  })
  after(() => notebook.close())

  test('nobody loads pandas', async () => {
    const ran = await notebook.run(`
import pandas as pd, numpy as np, dask.dataframe as dd
frame = pd.DataFrame({'k': np.arange(99) % 3, 'v': 1.0})
dd.from_pandas(frame, npartitions=4).groupby('k').v.sum().compute().to_dict()`)
    assert.equal(ran.value, '{0: 33.0, 1: 33.0, 2: 33.0}')
    assert.deepEqual(
      ran.events.filter(({ kind }) => kind === 'package'),
      [],
    )
    assert.deepEqual(
      notebook.tab.cluster.log.all.filter(({ kind }) => kind === 'package-moved'),
      [],
    )
  })

  const renewed = {
    'the seed of random': "lambda: __import__('random').random()",
    'the seed of numpy.random': "lambda: __import__('numpy').random.rand()",
    'a new generator of numpy': "lambda: __import__('numpy').random.default_rng().random()",
    'names of temporary files': "lambda: __import__('tempfile').mktemp()",
    'unique identifiers': "lambda: str(__import__('uuid').uuid4())",
    'identifiers made of time and place': "lambda: __import__('uuid').uuid1().hex[16:]",
    'the place in such identifiers': "lambda: __import__('uuid').getnode()",
    secrets: "lambda: __import__('secrets').token_hex()",
    'seeds that numpy draws': "lambda: __import__('numpy').random.SeedSequence().entropy",
    'what pandas draws': "lambda: tuple(__import__('pandas').Series(range(1000)).sample(5).index)",
    'tokens of what has none':
      "lambda: __import__('dask').base.tokenize(__import__('threading').Lock())",
    'the identifier of the worker': "lambda: __import__('distributed').get_worker().id",
    'random numbers of a dask array':
      "lambda: float(__import__('dask.array').array.random.random(3, chunks=3).compute(scheduler='sync')[0])",
  }
  for (const [what, code] of Object.entries(renewed)) {
    test(`two nodes do not share ${what}`, async () => {
      assert.equal(await notebook.value(`on_both(${code})`), '2')
    })
  }

  test('a text has one hash on all nodes, as dask’s nannies see to with PYTHONHASHSEED', async () => {
    const hash = "lambda: hash('the same text')"
    assert.equal(await notebook.value(`on_both(${hash})`), '1')
    assert.equal(await notebook.value(`on('w1', ${hash}) == hash('the same text')`), 'True')
  })

  test('what was kept by address before the image was taken is found on both nodes', async () => {
    const ran = await notebook.value(`
def kept():
    import numpy as np, pandas as pd, pyarrow as pa, weakref
    from dask.sizeof import sizeof
    from dask.utils import Dispatch
    by_address = weakref.WeakKeyDictionary({np.ndarray: 1, pd.DataFrame: 2, pa.Table: 3})
    table = pa.Table.from_pandas(pd.DataFrame({'a': [1.5, 2.5]}))
    values = table.column('a').chunk(0)
    place = values.buffers()[1].address
    return ([by_address[type(one)] for one in (np.ones(1), table.to_pandas(), table)],
            np.asarray(values).__array_interface__['data'][0] == place,
            sizeof(table.to_pandas()) > 0, pa.types.is_float64(values.type))
on('w1', kept), on('w2', kept)`)
    const each = '([1, 2, 3], True, True, True)'
    assert.equal(ran, `(${each}, ${each})`)
  })

  test('errors of native code are caught on a worker, and it goes on', async () => {
    const ran = await notebook.value(`
def caught():
    import io, numpy as np, pandas as pd, pyarrow as pa, pyarrow.compute as pc
    said = []
    for f in (lambda: pa.array(['x']).cast(pa.int64()), lambda: pd.read_parquet(io.BytesIO(b'junk')),
              lambda: pc.divide(1, 0), lambda: np.linalg.inv(np.ones(3)), lambda: pd.Series([1]) + object()):
        try: f()
        except Exception as error: said.append(type(error).__name__)
    return said
on('w2', caught) == on('w1', caught), ' '.join(on('w1', caught))`)
    assert.equal(ran, "(True, 'ArrowInvalid ArrowInvalid ArrowInvalid LinAlgError TypeError')")
  })

  test('a file that a node writes to is its own', async () => {
    const ran = await notebook.value(`
import pandas
def overwrite():
    path = pandas.__path__[0] + '/_version_meson.pyc'
    with open(path, 'ab') as file: file.write(b'mine')
    return open(path, 'rb').read()[-4:]
def read(): return open(pandas.__path__[0] + '/_version_meson.pyc', 'rb').read()[-4:]
on('w1', overwrite), on('w2', read) == b'mine'`)
    assert.equal(ran, "(b'mine', False)")
  })

  test('errors of native code are caught', async () => {
    const ran = await notebook.value(`
import io, pyarrow as pa
said = []
for f in (lambda: pa.array(['x']).cast(pa.int64()), lambda: pa.ipc.open_file(io.BytesIO(b'junk')),
          lambda: pd.to_datetime('zzz'), lambda: pd.read_parquet(io.BytesIO(b'junk'))):
    try: f()
    except Exception as error: said.append(type(error).__name__)
said`)
    assert.equal(ran, "['ArrowInvalid', 'ArrowInvalid', 'DateParseError', 'ArrowInvalid']")
  })

  test('libraries of an imaged package that nobody had imported load', async () => {
    const ran = await notebook.value(`
import pyarrow.feather as feather, pyarrow.orc as orc
table, sink, frames = pa.Table.from_pandas(frame), pa.BufferOutputStream(), io.BytesIO()
orc.write_table(table, sink)
feather.write_feather(frame, frames)
orc.read_table(pa.BufferReader(sink.getvalue())).num_rows, feather.read_feather(frames).equals(frame)`)
    assert.equal(ran, '(99, True)')
  })

  test('scipy loads late, in the kernel and on a worker', async () => {
    const code = `
def solve():
    import scipy.linalg, scipy.stats, numpy
    values = scipy.linalg.eigh(numpy.diag([3., 1., 2.]))[0]
    return [float(v) for v in values], float(scipy.stats.norm.cdf(0))
solve() == on('w1', solve), solve()`
    assert.equal(await notebook.value(code), '(True, ([1.0, 2.0, 3.0], 0.5))')
  })

  test('a killed worker is replaced, and what it had is computed again', async () => {
    await notebook.value(`
import dask.array as da
x = da.ones((400, 400), chunks=100).persist()
float(x.sum().compute())`)
    notebook.tab.cluster.kill('w1')
    assert.equal(await notebook.value('float(x.sum().compute())'), '160000.0')
    await notebook.tab.cluster.scale(3)
    assert.equal(await notebook.value("len(client.scheduler_info()['workers'])"), '3')
  })

  test('a worker that is started anew has neither the seed nor the names of the one before', async () => {
    const code = "(lambda: (__import__('random').random(), __import__('tempfile').mktemp()))"
    await notebook.value(`before = on('w2', ${code})`)
    await notebook.tab.cluster.restart('w2')
    await notebook.value(`after = on('w2', ${code})`)
    const ran = await notebook.value('len({*before, *after})')
    assert.equal(ran, '4')
  })

  test('all of them ran from the image', () => {
    const { starts } = notebook.tab
    // The kernel, the scheduler, two workers, one in place of the killed, one more, one anew.
    assert.ok(starts.length >= 6, `${starts.length} interpreters`)
    assert.deepEqual(new Set(starts), new Set([null]))
  })
})

test('a node has the zone of its reader, not of the machine that took the image', async () => {
  const { TZ } = process.env
  process.env.TZ = 'Pacific/Auckland'
  const notebook = new Notebook(openTab(data))
  try {
    const zone = await notebook.value(
      'import time; time.timezone, time.altzone, time.daylight, time.tzname',
    )
    assert.equal(zone, "(-43200, -46800, 1, ('GMT+12', 'GMT+13'))")
  } finally {
    notebook.close()
    if (TZ === undefined) delete process.env.TZ
    else process.env.TZ = TZ
  }
})

describe('a kernel and two workers from the image “arrays”', () => {
  const notebook = new Notebook(openTab(loadAssets('arrays')))
  after(() => notebook.close())

  test('nobody loads numpy, and no two draw the same numbers', async () => {
    const ran = await notebook.run(`
import numpy as np, dask.array as da
from dask.distributed import Client
client = Client(n_workers=2)
draws = client.run(lambda: np.random.rand())
len({*draws.values(), np.random.rand()}), int((da.ones((6, 6), chunks=3) @ da.ones((6, 6), chunks=3)).sum().compute())`)
    assert.equal(ran.value, '(3, 216)')
    assert.deepEqual(
      ran.events.filter(({ kind }) => kind === 'package'),
      [],
    )
  })

  test('pandas loads late, in the kernel and in a task', async () => {
    const code = `
import pandas as pd
client.submit(lambda: int(__import__('pandas').Series([1, 2]).sum())).result(), int(pd.Series([1, 2]).sum())`
    assert.equal(await notebook.value(code), '(3, 3)')
  })

  test('all of them ran from the image', () => {
    assert.deepEqual(notebook.tab.starts, [null, null, null, null])
  })
})
