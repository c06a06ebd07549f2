/** One interpreter in a thread of Node, with the Python tests in it. */

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { Endpoint } from '../fabric/endpoint.ts'
import type { BootAssets } from '../protocol/boot.ts'
import { FileTree } from '../protocol/files.ts'
import { mountTree } from '../runtime/archive-fs.ts'
import { boot, coreTree } from '../runtime/boot.ts'
import { SharedFiles } from '../runtime/files/shared-files.ts'
import { loadInterpreter, type Pyodide } from '../runtime/interpreter.ts'
import { PackageShelf, type ReadNow } from '../runtime/packages.ts'

export interface PythonRun {
  readonly assets: BootAssets
  /** `booted` as a node is, or `pristine`: the archive mounted, nothing imported or patched. */
  readonly state: 'booted' | 'pristine'
  /** The folder of workers/python/tests to run. */
  readonly folder: string
}

/** A test's name and what went wrong, empty when nothing did. */
export type PythonResult = readonly [name: string, failure: string]

const { assets, state, folder } = workerData as PythonRun
const TESTS = '/suite/python/tests'
const WORKERS = fileURLToPath(new URL('../', import.meta.url))

const readNow: ReadNow = (url) => new Uint8Array(readFileSync(fileURLToPath(url))).buffer
const print = (_stream: string, text: string) => process.stderr.write(`${text}\n`)

async function pristine(): Promise<Pyodide> {
  const python = await loadInterpreter({ ...assets, snapshot: null }, print)
  const tree = coreTree(assets, readNow)
  const shelf = new PackageShelf(
    assets.catalogue,
    tree,
    assets.packagesUrl,
    readNow,
    () => {},
    () => {},
  )
  for (const name of ['graphviz', 'joblib', 'pandas']) shelf.install(name)
  mountTree(python._module.FS, tree, '/lib/python3.12/site-packages')
  return python
}

async function booted(): Promise<Pyodide> {
  const files = { number: 0, kept: FileTree.empty().kept, shared: true }
  const request = { kind: 'boot', role: 'kernel', name: 'test', interrupt: null } as const
  const around = {
    endpoint: new Endpoint(() => {}),
    files: new SharedFiles(() => {}),
    readNow,
    onPackage: () => {},
    emit: () => {},
    request: () => Promise.reject(new Error('these tests ask nothing of a page')),
    print,
    onFatal: (error: unknown) => {
      throw error
    },
  }
  return (await boot({ ...request, assets, files, dashboardUrl: '' }, around)).python
}

function copyTests({ _module: { FS } }: Pyodide): void {
  for (const part of ['python/tests', 'protocol/golden']) {
    const options = { recursive: true, withFileTypes: true } as const
    for (const entry of readdirSync(join(WORKERS, part), options)) {
      if (!entry.isFile() || !/\.(py|json)$/.test(entry.name)) continue
      const target = `/suite/${relative(WORKERS, entry.parentPath).replaceAll('\\', '/')}`
      FS.mkdirTree(target)
      FS.writeFile(`${target}/${entry.name}`, readFileSync(join(entry.parentPath, entry.name)))
    }
  }
}

const python = await (state === 'pristine' ? pristine() : booted())
copyTests(python)
python.runPython(`import sys; sys.path.insert(0, '${TESTS}')`)
const results: string = await python.pyimport('run_portable').run(folder)
parentPort?.postMessage(JSON.parse(results) as readonly PythonResult[])
