/** The Python package's own tests, inside Pyodide. */

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { loadAssets } from './cluster.ts'
import type { PythonResult, PythonRun } from './python.thread.ts'

const assets = loadAssets()

function run(state: PythonRun['state'], folder: string): Promise<readonly PythonResult[]> {
  const worker = new Worker(new URL('./python.thread.ts', import.meta.url), {
    workerData: { assets, state, folder } satisfies PythonRun,
  })
  return new Promise<readonly PythonResult[]>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the interpreter ended without an answer')))
  }).finally(() => worker.terminate())
}

for (const [state, folder, atLeast] of [
  ['pristine', 'pristine', 5],
  ['booted', 'portable', 65],
] as const) {
  const results = await run(state, folder)
  describe(`${folder}, in a ${state} interpreter`, () => {
    for (const [name, failure] of results) test(name, () => assert.equal(failure, ''))
    test('all of them ran', () => {
      assert.ok(results.length >= atLeast, `only ${results.length} tests were found`)
    })
  })
}
