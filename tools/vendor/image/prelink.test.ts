/** A side module written out by hand, as the linker had it and prelinked. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EmscriptenModule } from '../../../workers/runtime/emscripten.ts'
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
import { describe } from './describe.ts'
import { importsOf } from './parts.ts'
import { type Placement, prelink } from './prelink.ts'

const I32 = 0x7f
const ADDRESSES: Readonly<Record<string, number>> = { early: 1000, a: 70_000, b: -3 }
const MEMORY_BASE = 512

const vector = (...items: readonly Uint8Array[]) => joined([unsigned(items.length), ...items])
const named = (module: string, name: string, ...rest: readonly number[]) =>
  joined([text(module), text(name), Uint8Array.from(rest)])
const body = (...code: readonly number[]) =>
  joined([unsigned(code.length + 2), Uint8Array.of(0, ...code, 0x0b)])
const get = (global: number) => [0x23, global]

/** early + base + a + b + own, where `own` is 5 unless the start function sets it. */
const SUM = [...get(0), ...get(1), 0x6a, ...get(2), 0x6a, ...get(3), 0x6a, ...get(4), 0x6a]
const DATA = joined([Uint8Array.of(0), Uint8Array.of(...get(1), 0x0b), vector(Uint8Array.of(7))])
const SETS_A_GLOBAL = [0x41, 9, 0x24, 4]
const CALLS = [0x10, 0]

interface Variant {
  readonly start?: readonly number[]
  readonly data?: Uint8Array
}

function sideModule({ start, data = DATA }: Variant = {}): Uint8Array {
  const sections: Section[] = [
    { id: SECTION.custom, body: text('dylink.0') },
    {
      id: SECTION.type,
      body: vector(Uint8Array.of(0x60, 0, 1, I32), Uint8Array.of(0x60, 0, 0)),
    },
    {
      id: SECTION.import,
      body: vector(
        named('GOT.mem', 'early', 3, I32, 1),
        named('env', '__memory_base', 3, I32, 0),
        named('GOT.mem', 'a', 3, I32, 1),
        named('GOT.func', 'b', 3, I32, 1),
        named('env', 'memory', 2, 0, 1),
        named('env', 'table', 1, 0x70, 0, 4),
      ),
    },
    { id: 3, body: vector(unsigned(0), unsigned(1)) },
    { id: SECTION.global, body: vector(joined([Uint8Array.of(I32, 1), constant(5)])) },
    {
      id: SECTION.export,
      body: vector(
        joined([text('sum'), Uint8Array.of(0, 0)]),
        joined([text('unasked'), Uint8Array.of(0, 0)]),
      ),
    },
    ...(start === undefined ? [] : [{ id: SECTION.start, body: unsigned(1) }]),
    { id: SECTION.code, body: vector(body(...SUM), body(...(start ?? []))) },
    { id: SECTION.data, body: vector(data) },
  ]
  return writeModule(sections)
}

const placement: Placement = {
  addressOf: (name) => ADDRESSES[name] ?? assert.fail(`${name} has no address`),
  slots: new Map([['sum', 2]]),
  kept: (name) => name === 'sum',
}

function instantiate(bytes: Uint8Array, mutable: boolean) {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const table = new WebAssembly.Table({ element: 'anyfunc', initial: 4 })
  const offset = (name: string) =>
    mutable
      ? new WebAssembly.Global({ value: 'i32', mutable }, ADDRESSES[name])
      : (ADDRESSES[name] ?? 0)
  const module = new WebAssembly.Module(bytes.slice())
  const { exports } = new WebAssembly.Instance(module, {
    env: { memory, table, __memory_base: MEMORY_BASE },
    'GOT.mem': { early: offset('early'), a: offset('a') },
    'GOT.func': { b: offset('b') },
  })
  const sum = exports.sum as () => number
  return { sum: sum(), names: Object.keys(exports), memory, table, exports }
}

test('a prelinked module computes what the linked one does', () => {
  for (const start of [undefined, SETS_A_GLOBAL]) {
    const module = sideModule(start === undefined ? {} : { start })
    const linked = instantiate(module, true)
    const prelinked = instantiate(prelink(module, placement), false)
    assert.equal(linked.sum, 1000 + MEMORY_BASE + 70_000 - 3 + (start === undefined ? 5 : 9))
    assert.equal(prelinked.sum, linked.sum)
  }
})

test('it writes no data, fills its own slots, and exports only what is asked for', () => {
  const module = sideModule()
  const linked = instantiate(module, true)
  const prelinked = instantiate(prelink(module, placement), false)
  const at = (of: typeof linked) => new Uint8Array(of.memory.buffer)[MEMORY_BASE]
  assert.deepEqual([at(linked), at(prelinked)], [7, 0])
  assert.equal(linked.table.get(2), null)
  assert.equal(prelinked.table.get(2), prelinked.exports.sum)
  assert.deepEqual([linked.names, prelinked.names], [['sum', 'unasked'], ['sum']])
})

test('only offsets before another imported global stay imports', () => {
  const names = (bytes: Uint8Array) => importsOf(bytes).map(({ name }) => name)
  const before = sideModule()
  assert.deepEqual(names(before), ['early', '__memory_base', 'a', 'b', 'memory', 'table'])
  assert.deepEqual(names(prelink(before, placement)), ['early', '__memory_base', 'memory', 'table'])
})

test('what is not as it is known stops the build with a sentence', () => {
  const refused = (variant: Variant, why: RegExp) =>
    assert.throws(() => prelink(sideModule(variant), placement), why)
  refused({ start: CALLS }, /a start function that does more than set globals/)
  refused({ data: Uint8Array.of(2, 0) }, /a data segment of kind 2/)
  refused({ data: Uint8Array.of(0, 0x43, 0, 0, 0, 0, 0x0b, 0) }, /an offset that is no constant/)
  assert.throws(
    () => prelink(sideModule(), { ...placement, addressOf: () => assert.fail('no address') }),
    /no address/,
  )
  assert.throws(() => prelink(sideModule().subarray(0, 60), placement), /ends too early|unknown/)
})

test('numbers are written as WebAssembly reads them', () => {
  for (const value of [0, 1, 127, 128, 16_384, 2 ** 32 - 1]) {
    assert.equal(new Reader(unsigned(value)).unsigned(), value)
  }
  for (const value of [0, 63, 64, -1, -64, -65, 2 ** 31 - 1, -(2 ** 31)]) {
    const sections = readSections(sideModule()).map((section) =>
      section.id === SECTION.global
        ? { ...section, body: vector(joined([Uint8Array.of(I32, 1), constant(value)])) }
        : section,
    )
    const { sum } = instantiate(writeModule(sections), true)
    assert.equal(sum, (1000 + MEMORY_BASE + 70_000 - 3 + value) | 0)
  }
})

const PATH = '/lib/numbers.so'

/** As much of an interpreter as is asked after a recording. */
function interpreterWith(
  instance: { readonly exports: object },
  library: object = {},
  slots: readonly (() => number)[] = [],
) {
  const wasmTable = new WebAssembly.Table({ element: 'anyfunc', initial: 1 + slots.length })
  for (const [at, value] of slots.entries()) wasmTable.set(1 + at, value)
  const known = { name: PATH, global: false, exports: instance.exports, ...library }
  const addresses = Object.entries(ADDRESSES).map(([name, value]) => [name, { value }])
  return {
    LDSO: {
      loadedLibsByName: { __main__: { exports: {} }, [PATH]: known },
      loadedLibsByHandle: {},
    },
    GOT: Object.fromEntries(addresses),
    wasmTable,
    freeTableIndexes: [],
  } as unknown as EmscriptenModule
}

test('a recording that could not be linked again stops the build with a sentence', () => {
  const bytes = sideModule()
  const { exports } = instantiate(bytes, true)
  const recorded = (found: object = exports) => ({
    loaded: [
      {
        bytes,
        instance: { exports: found } as WebAssembly.Instance,
        memoryBase: MEMORY_BASE,
        tableBase: 1,
      },
    ],
    tableStart: 1,
    provided: new Set<string>(),
    stop: () => {},
  })
  const whole = describe(interpreterWith({ exports }), recorded(), new Map())
  assert.deepEqual(
    whole.linking.libraries.map(({ path, offsets }) => [path, offsets]),
    [[PATH, { early: 1000 }]],
  )
  const refused = (interpreter: EmscriptenModule, found: object, why: RegExp) =>
    assert.throws(() => describe(interpreter, recorded(found), new Map()), why)
  refused(interpreterWith({ exports }, { global: true }), exports, /gives its names to all/)
  refused(interpreterWith({ exports }), { sum: () => 1 }, /was loaded under no name/)
  const scripted = { ...exports, __em_js__alert: 1 }
  refused(interpreterWith({ exports: scripted }), scripted, /has JavaScript of its own/)
  const stranger = instantiate(sideModule(), true).exports.sum as () => number
  refused(interpreterWith({ exports }, {}, [stranger]), exports, /nobody knows the function/)
  assert.throws(
    () => describe(interpreterWith({ exports }), { ...recorded(), loaded: [] }, new Map()),
    /was loaded and not recorded/,
  )
})
