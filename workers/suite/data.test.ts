/** The course's data: the same files in the kernel and on every node, fetched when they are read. */

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Notebook } from './notebook.ts'

let notebook: Notebook

before(() => {
  notebook = new Notebook()
})
after(() => notebook.tab.close())

test('names and sizes are there', async () => {
  assert.equal(
    await notebook.value(
      'import os; (len(os.listdir("data/flights")), os.path.getsize("data/moby-dick.json"))',
    ),
    '(17, 1196334)',
  )
})

test('workers read them too', async () => {
  const code = `
from dask.distributed import Client
client = Client(n_workers=2)
def lines(name):
    with open(name) as file:
        return sum(1 for _ in file)
sorted(client.run(lines, "data/flights/airlines.csv").values()) + [lines("data/flights/airlines.csv")]
`
  assert.equal(await notebook.value(code), '[17, 17, 17]')
})

test('twelve months make the year, as dask reads them', async () => {
  const code = `
import dask.dataframe as dd
flights = dd.read_parquet("data/flights/2013-*.parquet")
(len(flights), flights.npartitions, round(float(flights.dep_delay.mean().compute()), 3))
`
  assert.equal(await notebook.value(code), '(336776, 12, 12.639)')
})

test('tables are joined on texts of which some are missing', async () => {
  const code = `
import pandas as pd
left = pd.DataFrame({"k": ["a", None, "b", "a"], "x": range(4)})
right = pd.DataFrame({"k": ["b", "a", None], "y": [10, 20, 30]})
joined = dd.from_pandas(left, npartitions=2).merge(dd.from_pandas(right, npartitions=1), on="k")
(joined.x * joined.y).sum().compute().item(), len(joined)
`
  assert.equal(await notebook.value(code), '(110, 4)')
  const alone =
    'left.astype("string[pyarrow]").merge(right.astype({"k": "string[pyarrow]"}), on="k", how="outer").y.tolist()'
  assert.equal(await notebook.value(alone), '[20, 20, 10, 30]')
})

test('what is written stays on its node', async () => {
  const code = `
with open("data/flights/airlines.csv", "w") as file:
    file.write("mine")
(open("data/flights/airlines.csv").read(), sorted(client.run(lines, "data/flights/airlines.csv").values()))
`
  assert.equal(await notebook.value(code), "('mine', [17, 17])")
})

test('a file that is not there is an error of Python', async () => {
  const code = `
try:
    open("data/nothing.csv")
except FileNotFoundError as error:
    number = error.errno
number
`
  assert.equal(await notebook.value(code), '44')
})
