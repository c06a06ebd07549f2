/** Watches which side modules an interpreter loads, and where. */

import type { EmscriptenModule } from '../../../workers/runtime/emscripten.ts'
import { SECTION } from './binary.ts'
import type { Unshelled } from './shells.ts'

export interface Loaded {
  readonly bytes: Uint8Array
  readonly instance: WebAssembly.Instance
  readonly memoryBase: number
  readonly tableBase: number
}

export interface Recording {
  readonly loaded: readonly Loaded[]
  /** Entries of the table of functions before the first was loaded. */
  readonly tableStart: number
  /** What the interpreter itself provided then. */
  readonly provided: ReadonlySet<string>
  stop(): void
}

type Environment = Readonly<Record<string, unknown>>

/**
 * Records from now on, until it is stopped.
 *
 * Pyodide instantiates side modules with WebAssembly's own synchronous constructors
 * (`loadWebAssemblyModule` in pyodide.asm.js 0.27.7), so it need not be changed to be watched.
 */
export function record(interpreter: EmscriptenModule, unshelled: Unshelled): Recording {
  const { Instance, Module } = WebAssembly
  const bytesOf = new WeakMap<WebAssembly.Module, Uint8Array>()
  const loaded: Loaded[] = []
  let tableStart = interpreter.wasmTable.length
  const host = interpreter.LDSO.loadedLibsByName.__main__?.exports ?? {}
  const provided = new Set(Object.keys(host).filter((name) => !isStub(host[name])))

  WebAssembly.Module = new Proxy(Module, {
    construct(target, [source]: [Uint8Array<ArrayBuffer>]) {
      // Emscripten also makes small modules of its own, which have no shell.
      const bytes = isSideModule(source) ? unshelled(source) : source
      const module = new target(bytes as Uint8Array<ArrayBuffer>)
      bytesOf.set(module, bytes)
      return module
    },
  })
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, [module, imports]: [WebAssembly.Module, WebAssembly.Imports]) {
      const environment = imports.env as Environment | undefined
      const bytes = bytesOf.get(module)
      const memoryBase = environment?.__memory_base
      const tableBase = environment?.__table_base
      if (typeof memoryBase !== 'number' || typeof tableBase !== 'number' || bytes === undefined) {
        return new target(module, imports)
      }
      if (loaded.length === 0) tableStart = tableBase > 0 ? tableBase : interpreter.wasmTable.length
      const instance = new target(module, imports)
      loaded.push({ bytes, instance, memoryBase, tableBase })
      return instance
    },
  })
  return {
    loaded,
    get tableStart() {
      return tableStart
    },
    provided,
    stop: () => Object.assign(WebAssembly, { Instance, Module }),
  }
}

function isSideModule(bytes: Uint8Array): boolean {
  return bytes[8] === SECTION.custom
}

function isStub(value: unknown): boolean {
  return typeof value === 'function' && 'stub' in value && value.stub === true
}
