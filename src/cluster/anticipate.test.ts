import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anticipated } from './anticipate.ts'

test('what a cell will ask for', () => {
  assert.equal(anticipated('from dask.distributed import Client\nclient = Client()'), 4)
  assert.equal(anticipated('client = Client(n_workers=2)'), 2)
  assert.equal(anticipated('c = await Client(asynchronous=True)'), 4)
  assert.equal(anticipated('c = await Client(n_workers=3, asynchronous=True)'), 3)
  assert.equal(anticipated('cluster = LocalCluster(n_workers = 1)'), 1)
})

test('what is not plain is left to the cell', () => {
  assert.equal(anticipated('print(1)'), null)
  assert.equal(anticipated('Client("ws://host:8786")'), null)
  assert.equal(anticipated('Client(cluster)'), null)
  assert.equal(anticipated('Client(n_workers=2, threads_per_worker=4)'), null)
  assert.equal(anticipated('Client(n_workers=n)'), null)
})
