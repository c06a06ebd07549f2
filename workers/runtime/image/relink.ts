/** Puts an image's native libraries back where they were when its memory was kept. */

import type { LinkedLibrary, Linking } from '../../protocol/image.ts'
import type { EmscriptenModule, LoadedLibrary } from '../emscripten.ts'

export class CannotRelink extends Error {}

type Functions = Record<string, unknown>

/**
 * Instantiates the prelinked libraries and tells Emscripten's linker of them.
 *
 * Called while Pyodide restores a memory, after its own module is there and before any Python
 * runs. Nothing of the memory is read or written: data, relocations and constructors are in the
 * image already, so the only work is to instantiate, and to fill in what lives in JavaScript.
 *
 * @throws CannotRelink where this engine has laid out its table in another way
 */
export function relink(
  interpreter: EmscriptenModule,
  linking: Linking,
  modules: readonly WebAssembly.Module[],
): void {
  const { wasmTable, LDSO, freeTableIndexes } = interpreter
  if (linking.libraries.length === 0) return
  if (modules.length !== linking.libraries.length) {
    throw new CannotRelink(`${modules.length} modules for ${linking.libraries.length} libraries`)
  }
  if (wasmTable.length !== linking.tableStart) {
    throw new CannotRelink(`a table of ${wasmTable.length}, not ${linking.tableStart} entries`)
  }
  const host = LDSO.loadedLibsByName.__main__?.exports
  if (host === undefined) throw new CannotRelink('the interpreter has no exports')
  wasmTable.grow(linking.tableLength - linking.tableStart)
  const instances: WebAssembly.Instance[] = []
  linking.libraries.forEach((library, at) => {
    const module = modules[at]
    if (module === undefined) throw new CannotRelink(`${library.path} is missing`)
    const env = environment(interpreter, host, library, instances, at)
    const { offsets } = library
    const imports = { env, wasi_snapshot_preview1: env, 'GOT.mem': offsets, 'GOT.func': offsets }
    instances.push(new WebAssembly.Instance(module, imports))
  })
  for (const [slot, name] of linking.hostSlots) wasmTable.set(slot, entry(interpreter, host[name]))
  freeTableIndexes.push(...linking.emptySlots.filter((slot) => !freeTableIndexes.includes(slot)))
  register(interpreter, linking, instances)
}

/** What a library imports: the interpreter's own, and what other libraries lend it. */
function environment(
  interpreter: EmscriptenModule,
  host: Readonly<Functions>,
  { memoryBase, tableBase, borrowed, made }: LinkedLibrary,
  instances: readonly WebAssembly.Instance[],
  own: number,
): WebAssembly.ModuleImports {
  const env: Functions = Object.create(host)
  env.__memory_base = memoryBase
  env.__table_base = tableBase
  for (const name of made) env[name] = interpreter.resolveGlobalSymbol(name).sym ?? missing(name)
  for (const [name, lender] of Object.entries(borrowed)) {
    // Its own exports are not there yet; Emscripten calls them through JavaScript as well.
    env[name] = instances[lender]?.exports[name] ?? later(instances, own, name)
  }
  return env as WebAssembly.ModuleImports
}

function later(instances: readonly WebAssembly.Instance[], lender: number, name: string) {
  let found: ((...values: unknown[]) => unknown) | undefined
  return (...values: unknown[]) => {
    found ??= instances[lender]?.exports[name] as typeof found
    return found?.(...values)
  }
}

function missing(name: string) {
  return () => {
    throw new Error(`no library has the function ${name}`)
  }
}

/** A function of JavaScript has to become one of WebAssembly before it can stand in the table. */
function entry(interpreter: EmscriptenModule, value: unknown): unknown {
  const { sig } = value as { readonly sig?: string }
  return sig === undefined ? value : interpreter.convertJsFunctionToWasm(value, sig)
}

function register(
  interpreter: EmscriptenModule,
  { libraries, names, handles, addresses }: Linking,
  instances: readonly WebAssembly.Instance[],
): void {
  const { LDSO, GOT } = interpreter
  const known = libraries.map(({ path, memoryBase }, at): LoadedLibrary => {
    let exports: Functions | undefined
    return {
      refcount: Number.POSITIVE_INFINITY,
      name: path,
      global: false,
      // Only a library that is loaded later asks; some of these have thousands.
      get exports() {
        exports ??= relocated(instances[at]?.exports ?? {}, memoryBase)
        return exports
      },
    }
  })
  for (const [name, at] of Object.entries(names)) LDSO.loadedLibsByName[name] = known[at]
  for (const [handle, at] of handles) LDSO.loadedLibsByHandle[handle] = known[at]
  for (const [name, value] of Object.entries(addresses)) {
    GOT[name] ??= new WebAssembly.Global({ value: 'i32', mutable: true }, value)
  }
}

/** As Emscripten's `relocateExports`: addresses of data count from the library's own start. */
function relocated(exports: WebAssembly.Exports, memoryBase: number): Functions {
  return Object.fromEntries(
    Object.entries(exports).map(([name, value]) => [
      name,
      value instanceof WebAssembly.Global ? value.value + memoryBase : value,
    ]),
  )
}
