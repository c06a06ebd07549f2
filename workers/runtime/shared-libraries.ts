import type { EmscriptenModule } from './emscripten.ts'

/** The others are extension modules, which Python itself loads. */
const isLibrary = (name: string) => /(^|\/)lib[^/.]+\.so$/.test(name)

/**
 * Loads the libraries that a package's extension modules are linked with.
 *
 * Emscripten looks for them by their bare name and in no directory, so they have to be there
 * before (pyodide 0.27.7, src/js/dynload.ts, loadDynlib does the same for its own packages).
 */
export function loadLibraries(
  interpreter: EmscriptenModule,
  folder: string,
  names: readonly string[],
): void {
  const { FS, LDSO } = interpreter
  const fs = {
    findObject: (path: string) => FS.findObject(path, false),
    readFile: (path: string) => FS.readFile(path),
  }
  for (const name of names.filter(isLibrary)) {
    const path = `${folder}/${name}`
    const flags = { loadAsync: false, nodelete: true, allowUndefined: true, global: false, fs }
    interpreter.loadDynamicLibrary(path, flags, {})
    LDSO.loadedLibsByName[name.slice(name.lastIndexOf('/') + 1)] = LDSO.loadedLibsByName[path]
  }
}
