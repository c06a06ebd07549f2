import assert from 'node:assert/strict'
import { test } from 'node:test'
import { insertCell, moveCell, removeCell, replaceCell } from './edit.ts'
import { type Notebook, newCode } from './notebook.ts'

const cells = ['a', 'b', 'c'].map((id) => ({ ...newCode(id), id }))
const notebook: Notebook = { metadata: { kept: true }, cells }
const order = ({ cells }: Notebook) => cells.map(({ id }) => id).join('')

test('cells come, go and change places', () => {
  assert.equal(order(insertCell(notebook, 1, { ...newCode(), id: 'x' })), 'axbc')
  assert.equal(order(removeCell(notebook, 'b')), 'ac')
  assert.equal(order(moveCell(notebook, 'b', -1)), 'bac')
  assert.equal(order(moveCell(notebook, 'b', 1)), 'acb')
  assert.equal(order(notebook), 'abc')
})

test('a cell at the end stays there, and one that is not there moves nothing', () => {
  assert.equal(moveCell(notebook, 'a', -1), notebook)
  assert.equal(moveCell(notebook, 'c', 1), notebook)
  assert.equal(moveCell(notebook, 'z', 1), notebook)
})

test('a cell is replaced by its namesake; the others stay the very same', () => {
  const changed = replaceCell(notebook, { ...newCode('new'), id: 'b' })
  assert.equal(changed.cells[1]?.source, 'new')
  assert.equal(changed.cells[0], cells[0])
  assert.deepEqual(changed.metadata, { kept: true })
})
