import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FileChange, FileTree, type Kept } from './files.ts'

const file = (text: string, at = 1): Kept => ({
  kind: 'file',
  at,
  bytes: new TextEncoder().encode(text),
})
const put = (path: string, kept: Kept): FileChange => ({ kind: 'put', path, kept })
const folder = (path: string): FileChange => put(path, { kind: 'folder', at: 1 })
const rename = (path: string, to: string): FileChange => ({ kind: 'renamed', path, to, at: 2 })

function treeOf(...changes: readonly FileChange[]): FileTree {
  const tree = FileTree.empty()
  for (const change of changes) tree.apply(change)
  return tree
}

test('a folder that is renamed takes along what is in it, and nothing beside it', () => {
  const tree = treeOf(
    folder('/tmp/a'),
    put('/tmp/a/x', file('x')),
    put('/tmp/ab', file('beside')),
    rename('/tmp/a', '/tmp/b'),
  )
  assert.equal(tree.get('/tmp/a'), undefined)
  assert.deepEqual(tree.names('/tmp/b'), ['x'])
  assert.deepEqual(tree.names('/tmp').toSorted(), ['ab', 'b', 'dask-scratch-space'])
})

test('what is removed is removed with all in it, and its bytes are free again', () => {
  const tree = treeOf(folder('/tmp/a'), put('/tmp/a/x', file('12345')), put('/tmp/y', file('123')))
  assert.equal(tree.bytes, 8)
  tree.apply({ kind: 'removed', path: '/tmp/a', at: 2 })
  assert.equal(tree.bytes, 3)
  tree.apply(put('/tmp/y', file('1')))
  assert.equal(tree.bytes, 1)
  tree.apply(put('/tmp/z', file('12')))
  tree.apply(rename('/tmp/z', '/tmp/y'))
  assert.equal(tree.bytes, 2)
})

test('what others made impossible does not happen', () => {
  const tree = treeOf(
    put('/tmp/gone/x', file('no folder')),
    folder('/tmp/f'),
    put('/tmp/f', file('a folder is there')),
    rename('/tmp/f', '/tmp/f/inside'),
    rename('/tmp/never', '/tmp/f'),
  )
  assert.deepEqual([...tree.kept.keys()].filter((path) => path.startsWith('/tmp/')).toSorted(), [
    '/tmp/dask-scratch-space',
    '/tmp/f',
  ])
  assert.equal(tree.get('/tmp/f')?.kind, 'folder')
})

test('a folder is changed when a name comes or goes in it, not when a file is written again', () => {
  const tree = treeOf(put('/tmp/x', file('1', 5)))
  assert.equal(tree.get('/tmp')?.at, 5)
  tree.apply(put('/tmp/x', file('2', 9)))
  assert.equal(tree.get('/tmp')?.at, 5)
})
