/** Sections of a side module, as values. */

import { Reader, readSections, SECTION, type Section } from './binary.ts'

export type ImportKind = 'function' | 'table' | 'memory' | 'global' | 'tag'

export interface Import {
  readonly module: string
  readonly name: string
  readonly kind: ImportKind
  readonly raw: Uint8Array
}

export interface Export {
  readonly name: string
  /** 0 is a function, 3 a global. */
  readonly kind: number
  readonly index: number
}

/** What the section `dylink.0` says of a side module. */
export interface Dylink {
  readonly memoryBytes: number
  readonly tableEntries: number
  readonly needs: readonly string[]
}

const KINDS: readonly ImportKind[] = ['function', 'table', 'memory', 'global', 'tag']

function skipLimits(reader: Reader): void {
  const flags = reader.byte()
  reader.unsigned()
  if (flags & 1) reader.unsigned()
}

function skipDescription(reader: Reader, kind: ImportKind): void {
  switch (kind) {
    case 'function':
      reader.unsigned()
      return
    case 'table':
      reader.byte()
      return skipLimits(reader)
    case 'memory':
      return skipLimits(reader)
    case 'global':
      reader.take(2)
      return
    case 'tag':
      reader.byte()
      reader.unsigned()
      return
    default:
      kind satisfies never
  }
}

export function readImports(body: Uint8Array): readonly Import[] {
  const reader = new Reader(body)
  return Array.from({ length: reader.unsigned() }, () => {
    const start = reader.at
    const [module, name] = [reader.text(), reader.text()]
    const kind = KINDS[reader.byte()]
    if (kind === undefined) throw new TypeError(`${module}.${name} is of an unknown kind`)
    skipDescription(reader, kind)
    return { module, name, kind, raw: reader.since(start) }
  })
}

export function readExports(body: Uint8Array): readonly Export[] {
  const reader = new Reader(body)
  return Array.from({ length: reader.unsigned() }, () => ({
    name: reader.text(),
    kind: reader.byte(),
    index: reader.unsigned(),
  }))
}

/** The body of a module's first section of a kind; empty bytes that count nothing where it has none. */
export function bodyOf(sections: readonly Section[], id: number): Uint8Array {
  return sections.find((section) => section.id === id)?.body ?? Uint8Array.of(0)
}

export function importsOf(module: Uint8Array): readonly Import[] {
  return readImports(bodyOf(readSections(module), SECTION.import))
}

/** @throws TypeError for what is no side module */
export function readDylink(sections: readonly Section[]): Dylink {
  for (const { id, body } of sections) {
    if (id !== SECTION.custom) continue
    const reader = new Reader(body)
    if (reader.text() !== 'dylink.0') continue
    let [memoryBytes, tableEntries] = [0, 0]
    let needs: readonly string[] = []
    while (!reader.done) {
      const kind = reader.byte()
      const part = new Reader(reader.take(reader.unsigned()))
      if (kind === 1) {
        memoryBytes = part.unsigned()
        part.unsigned()
        tableEntries = part.unsigned()
      } else if (kind === 2) {
        needs = Array.from({ length: part.unsigned() }, () => part.text())
      }
    }
    return { memoryBytes, tableEntries, needs }
  }
  throw new TypeError('a side module has a section dylink.0')
}
