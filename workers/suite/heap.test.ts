/** What an interpreter says of its memory, against what malloc itself says. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EmscriptenModule } from '../runtime/emscripten.ts'
import { Heap } from '../runtime/heap.ts'
import { loadInterpreter } from '../runtime/interpreter.ts'
import { loadAssets } from './cluster.ts'

interface Mallinfo extends EmscriptenModule {
  stackAlloc(bytes: number): number
  _mallinfo(into: number): void
}

/** Bytes that malloc keeps at its end, and does not list among what is free. */
const END = 40
/** Where mallinfo writes what is free, in 32-bit words. */
const FREE = 8

test('what is in use is what mallinfo says, whole and in pieces', async () => {
  const python = await loadInterpreter(loadAssets(), () => {})
  const module = python._module as Mallinfo
  const at = module.stackAlloc(END)
  const both = () => {
    const said = new Heap(module).inUse()
    module._mallinfo(at)
    const words = new Uint32Array(module.HEAPU8.buffer)
    const end = words[module._emscripten_get_sbrk_ptr() >>> 2] ?? 0
    return [said, end - (words[(at >>> 2) + FREE] ?? 0) + END] as const
  }
  const steps = [
    'x = bytes(50_000_000)',
    'del x',
    'y = [bytes(i) for i in range(3000)]',
    'del y[::2]',
  ]
  let before = 0
  for (const step of ['pass', ...steps]) {
    python.runPython(step)
    const [said, exact] = both()
    assert.equal(said, exact, step)
    if (step === 'x = bytes(50_000_000)') assert.ok(said - before >= 50_000_000)
    if (step === 'del x') assert.ok(said - before < 1_000_000)
    if (step === 'pass') before = said
  }
})
