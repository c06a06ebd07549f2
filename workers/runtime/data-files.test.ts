import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArchivedFile, Directory } from './archive.ts'
import { dataTree } from './data-files.ts'

const CATALOGUE = { 'a.json': 3, 'months/01.parquet': 2 }

function tree() {
  const asked: string[] = []
  const root = dataTree(CATALOGUE, '/data/', (url) => {
    asked.push(url)
    return new Uint8Array([1, 2, 3]).buffer
  })
  return { root, asked }
}

test('names and sizes are known without a request', () => {
  const { root, asked } = tree()
  assert.equal((root.get('a.json') as ArchivedFile).size, 3)
  assert.deepEqual([...(root.get('months') as Directory).keys()], ['01.parquet'])
  assert.deepEqual(asked, [])
})

test('bytes are asked for once, at the first read', () => {
  const { root, asked } = tree()
  const file = root.get('a.json') as ArchivedFile
  assert.deepEqual([...file.bytes], [1, 2, 3])
  assert.deepEqual([...file.bytes], [1, 2, 3])
  assert.deepEqual(asked, ['/data/a.json'])
})

test('a file that is replaced is not fetched, and has its new size', () => {
  const { root, asked } = tree()
  const file = root.get('a.json') as ArchivedFile
  file.bytes = new Uint8Array([7])
  assert.equal(file.size, 1)
  assert.deepEqual(asked, [])
})
