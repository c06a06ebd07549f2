import {
  constant,
  joined,
  Reader,
  readSections,
  SECTION,
  type Section,
  text,
  unsigned,
  writeModule,
} from './binary.ts'
import { bodyOf, type Import, readExports, readImports } from './parts.ts'

/** Where a side module was loaded, and what was decided for it then. */
export interface Placement {
  /** Addresses that the linker gave to imports from `GOT.mem` and `GOT.func`. */
  readonly addressOf: (name: string) => number
  /** Slots outside the module's own part of the table, by exported function. */
  readonly slots: ReadonlyMap<string, number>
  /** Exports that somebody may still ask for. */
  readonly kept: (name: string) => boolean
}

/** An address that Emscripten's linker gives. */
export const isOffset = ({ module }: Import) => module === 'GOT.mem' || module === 'GOT.func'

/**
 * Rewrites a side module so that it can be instantiated where it was, and only there.
 *
 * Emscripten's linker spends its time on tables of names: `libarrow_python.so` alone imports
 * 35,000 addresses. They are the same on every node, so they become constants here. Data
 * is left out, since a snapshot of the memory has it, relocated.
 */
export function prelink(module: Uint8Array, placement: Placement): Uint8Array<ArrayBuffer> {
  const sections = readSections(module).filter(({ id }) => id !== SECTION.custom)
  if (!startSetsGlobalsOnly(sections)) {
    throw new TypeError('a start function that does more than set globals cannot run twice')
  }
  const { imports, constants } = fixImports(bodyOf(sections, SECTION.import), placement)
  const exports = readExports(bodyOf(sections, SECTION.export))
  const rewritten = new Map<number, Uint8Array>([
    [SECTION.import, imports],
    [SECTION.global, prepended(constants, bodyOf(sections, SECTION.global))],
    [
      SECTION.export,
      vector(
        exports
          .filter(({ name }) => placement.kept(name))
          .map(({ name, kind, index }) =>
            joined([text(name), Uint8Array.of(kind), unsigned(index)]),
          ),
      ),
    ],
    [
      SECTION.element,
      appended(
        bodyOf(sections, SECTION.element),
        runs(
          exports.flatMap(({ name, index }) => {
            const slot = placement.slots.get(name)
            return slot === undefined ? [] : [[slot, index] as const]
          }),
        ),
      ),
    ],
    [SECTION.data, withoutData(bodyOf(sections, SECTION.data))],
  ])
  const untouched = sections.filter(({ id }) => !rewritten.has(id))
  const added: Section[] = [...rewritten]
    .filter(([, body]) => body.byteLength > 1 || body[0] !== 0)
    .map(([id, body]) => ({ id, body }))
  return writeModule([...untouched, ...added])
}

/**
 * Offsets become globals of the module's own. A module's imported globals come first in their
 * numbering, so only those after the last import that stays can, and keep their numbers.
 */
function fixImports(body: Uint8Array, { addressOf }: Placement) {
  const all = readImports(body)
  const early = new Set(earlyOffsets(all))
  const isFixed = (one: Import) => isOffset(one) && !early.has(one)
  const fixed = all.filter(isFixed)
  const kept = all.filter((one) => !isFixed(one))
  return {
    imports: vector(kept.map((one) => (early.has(one) ? unchanging(one) : one.raw))),
    // An immutable i32.
    constants: fixed.map(({ name }) => joined([Uint8Array.of(0x7f, 0), constant(addressOf(name))])),
  }
}

/** Offsets that have to stay imports, since an import that stays comes after them. */
export function earlyOffsets(all: readonly Import[]): readonly Import[] {
  const last = all.findLastIndex((one) => one.kind === 'global' && !isOffset(one))
  return all.slice(0, Math.max(last, 0)).filter(isOffset)
}

/** The same import, of a number instead of a global that the linker may change. */
function unchanging({ raw }: Import): Uint8Array {
  return joined([raw.subarray(0, -1), Uint8Array.of(0)])
}

/** wasm-ld has relative globals set by the start function, which may run again on each node. */
function startSetsGlobalsOnly(sections: readonly Section[]): boolean {
  if (!sections.some(({ id }) => id === SECTION.start)) return true
  const start = new Reader(bodyOf(sections, SECTION.start)).unsigned()
  const imported = readImports(bodyOf(sections, SECTION.import))
  const own = start - imported.filter(({ kind }) => kind === 'function').length
  const code = new Reader(bodyOf(sections, SECTION.code))
  const bodies = Array.from({ length: code.unsigned() }, () => code.take(code.unsigned()))
  const body = new Reader(bodies[own] ?? Uint8Array.of(0))
  if (body.unsigned() !== 0) return false
  for (;;) {
    switch (body.byte()) {
      case 0x0b:
        return body.done
      // global.get, global.set, i32.const
      case 0x23:
      case 0x24:
      case 0x41:
        while (body.byte() & 128);
        break
      // i32.add
      case 0x6a:
        break
      default:
        return false
    }
  }
}

function vector(items: readonly Uint8Array[]): Uint8Array {
  return joined([unsigned(items.length), ...items])
}

function prepended(items: readonly Uint8Array[], body: Uint8Array): Uint8Array {
  const reader = new Reader(body)
  return joined([unsigned(reader.unsigned() + items.length), ...items, reader.rest()])
}

function appended(body: Uint8Array, items: readonly Uint8Array[]): Uint8Array {
  const reader = new Reader(body)
  return joined([unsigned(reader.unsigned() + items.length), reader.rest(), ...items])
}

/** Active element segments, one for each run of slots. */
function runs(pairs: readonly (readonly [slot: number, index: number])[]): readonly Uint8Array[] {
  const segments: { start: number; indices: number[] }[] = []
  for (const [slot, index] of [...pairs].sort(([a], [b]) => a - b)) {
    const open = segments.at(-1)
    if (open !== undefined && open.start + open.indices.length === slot) open.indices.push(index)
    else segments.push({ start: slot, indices: [index] })
  }
  return segments.map(({ start, indices }) =>
    joined([Uint8Array.of(0), constant(start), vector(indices.map(unsigned))]),
  )
}

function withoutData(body: Uint8Array): Uint8Array {
  const reader = new Reader(body)
  const segments = Array.from({ length: reader.unsigned() }, () => {
    const kind = reader.unsigned()
    const start = reader.at
    if (kind === 0) {
      skipExpression(reader)
      const offset = reader.since(start)
      reader.take(reader.unsigned())
      return joined([Uint8Array.of(0), offset, Uint8Array.of(0)])
    }
    // A passive segment may be asked for at any time.
    if (kind !== 1) throw new TypeError(`a data segment of kind ${kind}`)
    reader.take(reader.unsigned())
    return joined([Uint8Array.of(1), reader.since(start)])
  })
  return vector(segments)
}

function skipExpression(reader: Reader): void {
  for (;;) {
    switch (reader.byte()) {
      case 0x0b:
        return
      // i32.const, i64.const, global.get, ref.func
      case 0x41:
      case 0x42:
      case 0x23:
      case 0xd2:
        while (reader.byte() & 128);
        break
      // add, sub, mul of i32
      case 0x6a:
      case 0x6b:
      case 0x6c:
        break
      default:
        throw new TypeError('an offset that is no constant')
    }
  }
}
