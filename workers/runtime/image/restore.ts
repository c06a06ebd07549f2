import type { EmscriptenModule } from '../emscripten.ts'
import type { ImageParts } from './layout.ts'
import { fill } from './memory.ts'
import { relink } from './relink.ts'
import { ImageView } from './view.ts'

interface Settings {
  readonly preRun: ((module: EmscriptenModule) => void)[]
}

interface Factory {
  _createPyodideModule?: (settings: Settings) => Promise<unknown>
}

/**
 * Emscripten's module of the interpreter that is loaded next, as a function that gives it.
 *
 * Pyodide hands it out when all is loaded, which is after its memory was restored. It makes it
 * with a global function that its JavaScript defines (loadPyodide in pyodide.mjs 0.27.7), and what
 * stands in the settings' `preRun` is called with the module.
 */
export async function moduleOf(pyodideUrl: string): Promise<() => EmscriptenModule> {
  const global = globalThis as Factory
  await import(/* @vite-ignore */ `${pyodideUrl}pyodide.asm.js`)
  const create = global._createPyodideModule
  if (create === undefined) throw new Error('Pyodide does not say how its module is made')
  let module: EmscriptenModule | null = null
  global._createPyodideModule = (settings) => {
    settings.preRun.push((made) => {
      module = made
    })
    global._createPyodideModule = create
    return create(settings)
  }
  return () => {
    if (module === null) throw new Error('Pyodide has made its module in another way')
    return module
  }
}

/** A snapshot that puts an image's memory and libraries back when Pyodide restores it. */
export function restoring(
  interpreter: () => EmscriptenModule,
  { description, header, memory }: ImageParts,
  modules: readonly WebAssembly.Module[],
): ImageView {
  return new ImageView(header, description.heap, () => {
    relink(interpreter(), description.linking, modules)
    fill(interpreter().HEAPU8, description.runs, memory)
  })
}
