import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changedCells } from './changes.ts'
import { insertCell, moveCell, removeCell, replaceCell } from './edit.ts'
import { type Notebook, newCode } from './notebook.ts'

const cells = ['a', 'b', 'c'].map((id) => ({ ...newCode(), id }))
const kept: Notebook = { metadata: {}, cells }
const names = (after: Notebook, before: Notebook | null = kept) => {
  const { put, gone } = changedCells(before, after)
  return { put: put.map(({ id }) => id), gone }
}

test('a notebook that is new is written whole', () => {
  assert.deepEqual(names(kept, null), { put: ['a', 'b', 'c'], gone: [] })
})

test('only what is not the same is written', () => {
  const edited = replaceCell(kept, { ...newCode('x'), id: 'b' })
  assert.deepEqual(names(edited), { put: ['b'], gone: [] })
  assert.deepEqual(names(moveCell(kept, 'a', 1)), { put: [], gone: [] })
  const added = insertCell(removeCell(kept, 'c'), 0, { ...newCode(), id: 'd' })
  assert.deepEqual(names(added), { put: ['d'], gone: ['c'] })
})
