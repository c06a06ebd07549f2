import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import { addArchive, BadArchive, type Directory } from './archive.ts'

const text = (content: string) => new TextEncoder().encode(content)
const stored = (files: Record<string, string>): ArrayBuffer => {
  const entries = Object.entries(files).map(([path, content]) => [path, text(content)] as const)
  return zipSync(Object.fromEntries(entries), { level: 0 }).slice().buffer
}

function read(tree: Directory, path: string): string | undefined {
  let at: Directory | { bytes: Uint8Array } | undefined = tree
  for (const part of path.split('/')) at = at instanceof Map ? at.get(part) : undefined
  return at === undefined || at instanceof Map ? undefined : new TextDecoder().decode(at.bytes)
}

test('files are found by path, folders on the way', () => {
  const tree: Directory = new Map()
  addArchive(tree, stored({ 'dask/bag.py': 'bag', 'dask/array/core.py': 'core', 'six.py': '6' }))
  assert.equal(read(tree, 'dask/bag.py'), 'bag')
  assert.equal(read(tree, 'dask/array/core.py'), 'core')
  assert.equal(read(tree, 'six.py'), '6')
  assert.equal(read(tree, 'dask/nothing.py'), undefined)
})

test('a second archive adds to the folders of the first', () => {
  const tree: Directory = new Map()
  addArchive(tree, stored({ 'shared/one.py': '1' }))
  addArchive(tree, stored({ 'shared/two.py': '2' }))
  assert.deepEqual([read(tree, 'shared/one.py'), read(tree, 'shared/two.py')], ['1', '2'])
})

test('bytes are views of the archive, not copies', () => {
  const tree: Directory = new Map()
  const archive = stored({ 'a.py': 'aaaa' })
  addArchive(tree, archive)
  const entry = tree.get('a.py')
  assert.ok(entry !== undefined && !(entry instanceof Map))
  assert.equal(entry.bytes.buffer, archive)
})

test('shared memory is read as well', () => {
  const archive = stored({ 'a.py': 'shared' })
  const shared = new SharedArrayBuffer(archive.byteLength)
  new Uint8Array(shared).set(new Uint8Array(archive))
  const tree: Directory = new Map()
  addArchive(tree, shared)
  const entry = tree.get('a.py')
  assert.ok(entry !== undefined && !(entry instanceof Map))
  assert.equal(String.fromCharCode(...entry.bytes), 'shared')
})

test('what is compressed, cut off or no archive is refused', () => {
  const packed = zipSync({ 'a.py': text('a'.repeat(500)) }, { level: 9 }).slice().buffer
  assert.throws(() => addArchive(new Map(), packed), new BadArchive('a.py is compressed'))
  const whole = stored({ 'a.py': 'a' })
  assert.throws(() => addArchive(new Map(), whole.slice(0, -30)), BadArchive)
  assert.throws(() => addArchive(new Map(), new ArrayBuffer(4)), BadArchive)
})
