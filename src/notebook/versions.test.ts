import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyNotebook, type Notebook, newCode } from './notebook.ts'
import { isNewWork, takenUp, withoutOutputs } from './versions.ts'

const notebook = (...sources: readonly string[]): Notebook => ({
  metadata: {},
  cells: sources.map((source, at) => ({ ...newCode(source), id: `c${at}` })),
})

test('a time of work begins with the first change, after a while, and when something is thrown away', () => {
  const before = notebook('one = 1', 'two = 2')
  const longer = notebook('one = 1', 'two = 2 + 0')
  assert.equal(isNewWork(null, 0, before, longer), true)
  assert.equal(isNewWork(0, 119_999, before, longer), false)
  assert.equal(isNewWork(0, 120_000, before, longer), true)
  assert.equal(isNewWork(0, 1, before, notebook('one = 1')), true)
  assert.equal(isNewWork(0, 1, before, notebook('one', '')), true)
})

test('an empty notebook is no version, and an empty cell that goes begins nothing', () => {
  assert.equal(isNewWork(null, 0, emptyNotebook(), notebook('one')), false)
  assert.equal(isNewWork(0, 1, notebook('one', ' '), notebook('one')), false)
})

test('a version has no outputs; taken up, a cell that says the same keeps those it has', () => {
  const run = { ...newCode('1 + 1'), id: 'c0', count: 3, outputs: [] as const }
  const now: Notebook = { metadata: {}, cells: [run, { ...newCode('changed'), id: 'c1' }] }
  const version = withoutOutputs({ metadata: {}, cells: [run, { ...newCode('two'), id: 'c1' }] })
  assert.equal(version.cells[0]?.kind === 'code' && version.cells[0].count, null)
  const back = takenUp(version, now)
  assert.equal(back.cells[0], run)
  assert.equal(back.cells[1]?.source, 'two')
})
