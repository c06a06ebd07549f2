import assert from 'node:assert/strict'
import { test } from 'node:test'
import { imageFor } from './images.ts'

const wants = {
  'import dask': 'core',
  'from dask.distributed import Client': 'core',
  'import dask.bag as db': 'core',
  'import pandas as pd': 'data',
  '    import numpy': 'data',
  'import os, numpy as np': 'data',
  'from pandas import DataFrame': 'data',
  'import dask.dataframe as dd': 'data',
  'from dask.array import ones': 'data',
  'print("import pandas")': 'core',
  '# import pandas': 'core',
  'import pandas_of_mine': 'core',
} as const

for (const [code, image] of Object.entries(wants)) {
  test(`“${code}” wants ${image}`, () => {
    assert.equal(imageFor(`x = 1\n${code}\n`), image)
  })
}
