/** Nodes that start from an image with packages in it, and those that cannot. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { BootAssets } from '../protocol/boot.ts'
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
    'random numbers of a dask array':
      "lambda: float(__import__('dask.array').array.random.random(3, chunks=3).compute(scheduler='sync')[0])",
  }
  for (const [what, code] of Object.entries(renewed)) {
    test(`two nodes do not share ${what}`, async () => {
      assert.equal(await notebook.value(`on_both(${code})`), '2')
    })
  }

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
})

describe('an image that cannot be restored', () => {
  const image = data.image
  assert.ok(image !== null)
  const cut = image.memory.slice(0, 50_000_000)
  const broken: Readonly<Record<string, BootAssets>> = {
    'its memory is cut off': { ...data, image: { ...image, memory: cut } },
    'a library is missing': { ...data, image: { ...image, modules: image.modules.slice(1) } },
    'libraries are those of another image': {
      ...data,
      image: { ...image, modules: image.modules.toReversed() },
    },
  }
  for (const [what, assets] of Object.entries(broken)) {
    test(`a kernel starts without it when ${what}`, async () => {
      const notebook = new Notebook(openTab({ ...assets, snapshot: null }))
      try {
        assert.equal(await notebook.value('import numpy; int(numpy.arange(4).sum())'), '6')
        const ran = await notebook.run('import pytz')
        assert.equal(ran.events.filter(({ kind }) => kind === 'package').length, 2)
      } finally {
        notebook.close()
      }
    })
  }
})
