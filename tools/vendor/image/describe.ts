/** What a recording comes to: libraries to be instantiated where they were, and how. */

import type { LinkedLibrary, Linking } from '../../../workers/protocol/image.ts'
import type { EmscriptenModule } from '../../../workers/runtime/emscripten.ts'
import { readSections, SECTION } from './binary.ts'
import { bodyOf, type Dylink, type Import, readDylink, readImports } from './parts.ts'
import { earlyOffsets, isOffset, prelink } from './prelink.ts'
import type { Loaded, Recording } from './record.ts'

export interface Linked {
  readonly linking: Linking
  /** The libraries, prelinked, in the order of `linking.libraries`. */
  readonly modules: readonly Uint8Array<ArrayBuffer>[]
}

interface Library extends Loaded {
  readonly path: string
  readonly dylink: Dylink
  readonly imports: readonly Import[]
}

const isEntry = (name: string) => name.startsWith('PyInit_')

/** The libraries that import a name, by their file's own name. */
export type Importers = ReadonlyMap<string, ReadonlySet<string>>

/**
 * @param wanted what any side module may import, those that are not loaded yet as well
 * @throws Error for what could not be linked again
 */
export function describe(
  interpreter: EmscriptenModule,
  { loaded, tableStart, provided }: Recording,
  wanted: Importers,
): Linked {
  const libraries = loaded.map((one) => named(interpreter, one))
  const indexOf = new Map(libraries.map(({ path }, at) => [path, at]))
  const { loadedLibsByName, loadedLibsByHandle } = interpreter.LDSO
  const names: Record<string, number> = {}
  for (const [name, library] of Object.entries(loadedLibsByName)) {
    const at = indexOf.get(library?.name ?? '')
    if (at !== undefined) names[name] = at
    else if (name !== '__main__') throw new Error(`${name} was loaded and not recorded`)
  }
  const handles = Object.entries(loadedLibsByHandle).flatMap(([handle, library]) => {
    const at = indexOf.get(library?.name ?? '')
    return at === undefined ? [] : [[Number(handle), at] as const]
  })
  const addressOf = (name: string): number => {
    const value: unknown = interpreter.GOT[name]?.value
    if (typeof value !== 'number') throw new Error(`${name} has no address`)
    return value
  }
  const addresses: Record<string, number> = {}
  const slots = assignSlots(interpreter, libraries, tableStart)
  const modules = libraries.map((library) => {
    const called = new Set(library.imports.filter((i) => !isOffset(i)).map(({ name }) => name))
    const others = (name: string) => isForOthers(wanted, name, library)
    for (const name of Object.keys(library.instance.exports).filter(others)) {
      addresses[name] ??= addressOf(name)
    }
    return prelink(library.bytes, {
      addressOf,
      slots: slots.of.get(library) ?? new Map(),
      kept: (name) => isEntry(name) || called.has(name) || others(name),
    })
  })
  return {
    linking: {
      tableStart,
      tableLength: interpreter.wasmTable.length,
      emptySlots: [...interpreter.freeTableIndexes],
      hostSlots: slots.host,
      libraries: libraries.map((library, at) =>
        linkedLibrary(libraries, library, at, names, provided, addressOf),
      ),
      names,
      handles,
      addresses,
    },
    modules,
  }
}

function isForOthers(wanted: Importers, name: string, { path }: Library): boolean {
  const importers = wanted.get(name)
  return importers !== undefined && (importers.size > 1 || !importers.has(fileName(path)))
}

const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** A recorded library with the name by which the linker knows it. */
function named({ LDSO }: EmscriptenModule, loaded: Loaded): Library {
  const { exports } = loaded.instance
  const functions = Object.entries(exports).filter(([, value]) => typeof value === 'function')
  const known = Object.values(LDSO.loadedLibsByName).find(
    (library) =>
      library !== undefined &&
      library.name !== '__main__' &&
      functions.every(([name, value]) => library.exports[name] === value),
  )
  if (known === undefined) throw new Error('a side module was loaded under no name')
  if (known.global) throw new Error(`${known.name} gives its names to all libraries`)
  if (Object.keys(exports).some((name) => /^__em_js__|^__start_em_asm$/.test(name))) {
    throw new Error(`${known.name} has JavaScript of its own`)
  }
  const sections = readSections(loaded.bytes)
  const imports = readImports(bodyOf(sections, SECTION.import))
  return { ...loaded, path: known.name, dylink: readDylink(sections), imports }
}

/** Who has which entry of the table, outside the parts that modules fill themselves. */
function assignSlots(
  { wasmTable, GOT, LDSO }: EmscriptenModule,
  libraries: readonly Library[],
  tableStart: number,
) {
  const covered = new Set<number>()
  const owner = new Map<unknown, readonly [library: Library, name: string]>()
  for (const library of libraries) {
    const { tableBase, dylink, instance } = library
    for (let at = 0; at < dylink.tableEntries; at++) covered.add(tableBase + at)
    for (const [name, value] of Object.entries(instance.exports)) {
      if (typeof value === 'function' && !owner.has(value)) owner.set(value, [library, name])
    }
  }
  const hostNames = new Map<unknown, string>()
  for (const [name, value] of Object.entries(LDSO.loadedLibsByName.__main__?.exports ?? {})) {
    hostNames.set(value, name)
  }
  const nameAt = new Map(Object.entries(GOT).map(([name, entry]) => [entry?.value, name]))
  const of = new Map(libraries.map((library) => [library, new Map<string, number>()]))
  const host: (readonly [slot: number, name: string])[] = []
  for (let slot = tableStart; slot < wasmTable.length; slot++) {
    const value: unknown = wasmTable.get(slot)
    if (covered.has(slot) || value === null) continue
    const owned = owner.get(value)
    const name = hostNames.get(value) ?? nameAt.get(slot)
    if (owned !== undefined) of.get(owned[0])?.set(owned[1], slot)
    else if (name !== undefined) host.push([slot, name])
    else throw new Error(`nobody knows the function in entry ${slot} of the table`)
  }
  return { of, host }
}

function linkedLibrary(
  libraries: readonly Library[],
  library: Library,
  at: number,
  names: Readonly<Record<string, number>>,
  provided: ReadonlySet<string>,
  addressOf: (name: string) => number,
): LinkedLibrary {
  const { path, memoryBase, tableBase, dylink } = library
  const needs = dylink.needs.flatMap((name) => {
    const index = names[name]
    if (index === undefined) throw new Error(`${path} needs ${name}, which was not loaded`)
    return [index]
  })
  const borrowed: Record<string, number> = {}
  const made: string[] = []
  for (const one of library.imports) {
    const { kind, name } = one
    if (kind !== 'function' || isOffset(one) || provided.has(name)) continue
    const lender = [at, ...needs.toReversed()].find(
      (index) => typeof libraries[index]?.instance.exports[name] === 'function',
    )
    if (lender === undefined) made.push(name)
    else borrowed[name] = lender
  }
  const offsets = Object.fromEntries(
    earlyOffsets(library.imports).map(({ name }) => [name, addressOf(name)]),
  )
  return { path, memoryBase, tableBase, needs, borrowed, made, offsets }
}
