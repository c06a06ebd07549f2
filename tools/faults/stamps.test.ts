import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { emptyFolder } from './sandbox.ts'

process.env.ESSAIM_CACHE = emptyFolder()
// Reads where the cache is when it is imported.
const { fingerprint, isFresh, stamp, writeWhole } = await import('../vendor/stamps.ts')

const folder = emptyFolder()
const output = join(folder, 'output')

test('a step is fresh as long as its inputs and its outputs are there', () => {
  writeWhole(output, 'made')
  stamp('step', 'inputs', [output])
  assert.ok(isFresh('step', 'inputs'))
  assert.ok(!isFresh('step', 'other inputs'))
})

test('a stamp without its output counts for nothing', () => {
  writeWhole(output, 'made')
  stamp('step', 'inputs', [output])
  rmSync(output)
  assert.ok(!isFresh('step', 'inputs'))
})

test('a damaged stamp counts for nothing', () => {
  writeFileSync(join(process.env.ESSAIM_CACHE ?? '', 'stamps/step.json'), '{"inputs": "inp')
  assert.ok(!isFresh('step', 'inputs'))
})

test('what could not be written whole leaves nothing', () => {
  const place = join(folder, 'place')
  mkdirSync(join(place, 'taken'), { recursive: true })
  writeFileSync(join(place, 'taken/file'), '')
  assert.throws(() => writeWhole(join(place, 'taken'), 'a file cannot replace a folder'))
  assert.deepEqual(readdirSync(place), ['taken'])
})

test('a fingerprint follows contents and names', () => {
  const inputs = join(folder, 'inputs')
  mkdirSync(inputs)
  const seen = new Set([fingerprint([inputs])])
  for (const change of [
    () => writeFileSync(join(inputs, 'a'), '1'),
    () => writeFileSync(join(inputs, 'a'), '2'),
    () => writeFileSync(join(inputs, 'b'), ''),
  ]) {
    change()
    seen.add(fingerprint([inputs]))
  }
  assert.equal(seen.size, 4)
})
