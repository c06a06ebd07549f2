import assert from 'node:assert/strict'
import { test } from 'node:test'
import { imageFor, imageForPage } from './images.ts'

const wants = {
  'import dask': 'core',
  'from dask.distributed import Client': 'core',
  'import dask.bag as db': 'core',
  'import pandas as pd': 'data',
  '    import numpy': 'arrays',
  'import os, numpy as np': 'arrays',
  'from pandas import DataFrame': 'data',
  'import dask.dataframe as dd': 'data',
  'from dask.array import ones': 'arrays',
  'print("import pandas")': 'core',
  '# import pandas': 'core',
  'import pandas_of_mine': 'core',
} as const

for (const [code, image] of Object.entries(wants)) {
  test(`“${code}” wants ${image}`, () => {
    assert.equal(imageFor(`x = 1\n${code}\n`), image)
  })
}

test('a lesson has what it declares, or what its cells import', () => {
  assert.equal(imageForPage('core', ['print(1)']), 'core')
  assert.equal(imageForPage('core', ['print(1)', 'import numpy']), 'arrays')
  assert.equal(imageForPage('data', ['import numpy']), 'data')
  assert.equal(imageForPage('arrays', ['import numpy', 'import sklearn']), 'ml')
})

test('a free page has pandas as soon as it wants numpy', () => {
  assert.equal(imageForPage(undefined, ['print(1)']), 'core')
  assert.equal(imageForPage(undefined, ['import numpy']), 'data')
  assert.equal(imageForPage(undefined, ['import numpy', 'import joblib']), 'ml')
})
