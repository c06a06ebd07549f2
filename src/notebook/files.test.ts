import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Notebook } from './notebook.ts'
import { readNotebook } from './read.ts'
import { writeNotebook } from './write.ts'

const GOLDEN = new URL('./golden/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, GOLDEN), 'utf8')
const files = globSync('*.ipynb', { cwd: fileURLToPath(new URL('elsewhere/', GOLDEN)) })

function opened(text: string): Notebook {
  const reading = readNotebook(text)
  assert.equal(reading.kind, 'notebook')
  return (reading as Extract<typeof reading, { kind: 'notebook' }>).notebook
}

test('there are notebooks of four programs', () => assert.equal(files.length, 4))

// What is written is held to the format's schema by workers/python/tests/test_notebook_files.py.
for (const file of files) {
  test(`${file}, made elsewhere, is written as the golden file says`, () => {
    assert.equal(writeNotebook(opened(read(`elsewhere/${file}`))), read(`written/${file}`))
  })

  test(`${file} is the same after it was written and read`, () => {
    const first = writeNotebook(opened(read(`elsewhere/${file}`)))
    assert.equal(writeNotebook(opened(first)), first)
  })
}

test('metadata that nobody here knows is carried along', () => {
  const { metadata, cells } = JSON.parse(read('written/colab.ipynb')) as {
    readonly metadata: Record<string, unknown>
    readonly cells: readonly { readonly metadata: Record<string, unknown> }[]
  }
  const given = JSON.parse(read('elsewhere/colab.ipynb')) as typeof metadata
  assert.deepEqual(metadata, given.metadata)
  assert.equal(cells[1]?.metadata.outputId, '6f0a3c0e-0a6c-4e5e-d1c5-2f2f2f2f2f2f')
})

test('pictures attached to a text stay with it', () => {
  const [, text] = opened(read('elsewhere/classic.ipynb')).cells
  assert.ok(text?.kind === 'markdown')
  assert.deepEqual(Object.keys(text.attachments ?? {}), ['dot.png'])
})

test('an output of a kind that the format has not is kept as JSON', () => {
  const output = { output_type: 'pyout', text: 'old' }
  const cell = { cell_type: 'code', source: '', metadata: {}, outputs: [output] }
  const text = writeNotebook(opened(JSON.stringify({ nbformat: 4, cells: [cell] })))
  assert.match(text, /"application\/json": \{\s+"output_type": "pyout",\s+"text": "old"/)
})

test('a file that is no notebook says what is wrong with it', () => {
  const problem = (text: string) => {
    const reading = readNotebook(text)
    return reading.kind === 'problem' ? reading.problem : null
  }
  assert.deepEqual(problem('{"nbformat": 4, "cells": ['), { kind: 'json' })
  assert.deepEqual(problem(''), { kind: 'json' })
  assert.deepEqual(problem('[1, 2]'), { kind: 'version', version: '?' })
  assert.deepEqual(problem('{"nbformat": 3, "worksheets": []}'), { kind: 'version', version: '3' })
  assert.deepEqual(problem('{"nbformat": 4}'), { kind: 'no-cells' })
  const heading = { cell_type: 'heading', source: 'old' }
  const raw = { cell_type: 'raw', source: ['a\n', 'b'] }
  const text = JSON.stringify({ nbformat: 4, cells: [raw, heading] })
  assert.deepEqual(problem(text), { kind: 'cell', number: 2 })
})

test('a mark of the byte order is not part of a notebook', () => {
  assert.deepEqual(opened('\uFEFF{"nbformat": 4, "cells": []}').cells, [])
})
