import type { Directory } from '../../../workers/runtime/archive.ts'
import { joined, readSections, SECTION, text, writeModule } from './binary.ts'

const MARK = 'essaim.shell'

/** Turns the bytes of a shell into those of the module that it stands for. */
export type Unshelled = (bytes: Uint8Array) => Uint8Array

/**
 * Puts, for each native library of a tree, a shell in its place: all that the linker reads of it.
 *
 * Emscripten's `dlopen` copies the whole file into the interpreter's memory and never frees it
 * (`load_library_done` in system/lib/libc/dynlink.c, Emscripten 3.1.58). For pandas and pyarrow
 * these are 30 MB that would lie in every node.
 */
export function shellLibraries(tree: Directory): Unshelled {
  const whole: Uint8Array[] = []
  const walk = (directory: Directory): void => {
    for (const [name, entry] of directory) {
      if (entry instanceof Map) walk(entry)
      else if (name.endsWith('.so')) {
        const mark = { id: SECTION.custom, body: joined([text(MARK), text(`${whole.length}`)]) }
        const [first] = readSections(entry.bytes)
        if (first === undefined) throw new TypeError(`${name} is no module`)
        whole.push(entry.bytes)
        entry.bytes = writeModule([first, mark])
      }
    }
  }
  walk(tree)
  return (bytes) => {
    const mark = readSections(bytes)[1]?.body
    const number =
      mark === undefined
        ? Number.NaN
        : Number(new TextDecoder().decode(mark.slice(MARK.length + 2)))
    const module = whole[number]
    if (module === undefined) throw new TypeError('a library was loaded that has no shell')
    return module
  }
}
