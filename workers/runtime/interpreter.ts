import { type BootAssets, type Bytes, PYODIDE_VERSION } from '../protocol/boot.ts'
import type { EmscriptenModule } from './emscripten.ts'
import type { ImageParts } from './image/layout.ts'
import { moduleOf, restoring } from './image/restore.ts'
import { SnapshotView } from './snapshot.ts'
import { asInTable } from './table.ts'

/** The part of Pyodide that the runtime uses; what Python functions return is for callers to type. */
export interface Pyodide {
  readonly _module: EmscriptenModule
  // biome-ignore lint/suspicious/noExplicitAny: a Python module has any shape
  pyimport(name: string): any
  runPython(code: string): unknown
  setInterruptBuffer(buffer: Uint8Array): void
  makeMemorySnapshot(): Uint8Array
}

interface PyodideLoader {
  loadPyodide(options: Readonly<Record<string, unknown>>): Promise<Pyodide>
}

/** Starts loading Pyodide's JavaScript before anything else is there. */
export function preload(pyodideUrl: string): void {
  void import(/* @vite-ignore */ `${pyodideUrl}pyodide.mjs`)
  if (typeof XMLHttpRequest === 'function') {
    void import(/* @vite-ignore */ `${pyodideUrl}pyodide.asm.js`)
  }
}

/** Boots Pyodide from what the page fetched and compiled once for all nodes. */
export async function loadInterpreter(
  assets: BootAssets,
  print: (stream: 'stdout' | 'stderr', text: string) => void,
  image: ImageParts | null = null,
): Promise<Pyodide> {
  const url = assets.pyodideUrl
  const { loadPyodide } = (await import(/* @vite-ignore */ `${url}pyodide.mjs`)) as PyodideLoader
  const options = {
    indexURL: url.startsWith('file:') ? decodeURIComponent(new URL(url).pathname) : url,
    stdout: (text: string) => print('stdout', text),
    stderr: (text: string) => print('stderr', text),
  }
  const restore = handOver(assets)
  try {
    const memory = await memoryOf(assets, image)
    const python = await loadPyodide(
      memory === null ? options : { ...options, _loadSnapshot: memory },
    )
    giveStdlib(python, assets.stdlib)
    return python
  } finally {
    restore()
  }
}

async function memoryOf(assets: BootAssets, image: ImageParts | null) {
  if (assets.image === null || image === null) {
    return assets.snapshot === null ? null : new SnapshotView(assets.snapshot)
  }
  return restoring(await moduleOf(assets.pyodideUrl), image, assets.image.modules)
}

/**
 * Pyodide 0.27.7 fetches its wasm, its lock and its standard library itself, once per interpreter
 * (src/js/emscripten-settings.ts, getInstantiateWasmFunc and installStdlib). For the time of the
 * load, those three answers come from what the page holds.
 * @returns what undoes it
 */
function handOver(assets: BootAssets): () => void {
  const restored = assets.image !== null || assets.snapshot !== null
  const { fetch } = globalThis
  const { instantiate, instantiateStreaming } = WebAssembly
  const lock = {
    info: {
      abi_version: '2024_0',
      arch: 'wasm32',
      platform: 'emscripten_3_1_58',
      python: '3.12.7',
      version: PYODIDE_VERSION,
    },
    packages: {},
  }
  const shared = async (_source: unknown, imports: WebAssembly.Imports) => ({
    module: assets.module,
    instance: asInTable(await instantiate(assets.module, imports), imports),
  })
  globalThis.fetch = async (input, init) => {
    const name = String(input).split('/').at(-1)
    if (name === 'pyodide.asm.wasm') return new Response(null)
    if (name === 'pyodide-lock.json') return Response.json(lock)
    if (name === 'python_stdlib.zip') {
      // With a snapshot one byte will do: giveStdlib puts the shared bytes in its place.
      return new Response(restored ? '-' : new Uint8Array(assets.stdlib).slice())
    }
    return fetch(input, init)
  }
  WebAssembly.instantiateStreaming = shared as typeof WebAssembly.instantiateStreaming
  return () => {
    globalThis.fetch = fetch
    WebAssembly.instantiateStreaming = instantiateStreaming
  }
}

function giveStdlib(python: Pyodide, stdlib: Bytes): void {
  const { node } = python._module.FS.lookupPath('/lib/python312.zip')
  node.contents = new Uint8Array(stdlib)
  node.usedBytes = stdlib.byteLength
}
