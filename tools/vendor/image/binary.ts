/** The little of WebAssembly's binary format that prelinking reads and writes. */

export interface Section {
  readonly id: number
  readonly body: Uint8Array
}

export const SECTION = {
  custom: 0,
  type: 1,
  import: 2,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
} as const

const HEADER = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)
/** Sections stand in this order, custom ones anywhere (tags after memories, the data count early). */
const ORDER = [1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11]

export class Reader {
  readonly #bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  get done(): boolean {
    return this.at >= this.#bytes.byteLength
  }

  byte(): number {
    const value = this.#bytes[this.at++]
    if (value === undefined) throw new RangeError('the module ends too early')
    return value
  }

  unsigned(): number {
    let result = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte()
      result += (byte & 127) * scale
      if (byte < 128) return result
    }
  }

  take(length: number): Uint8Array {
    this.at += length
    return this.#bytes.subarray(this.at - length, this.at)
  }

  text(): string {
    return new TextDecoder().decode(this.take(this.unsigned()))
  }

  /** The bytes from an earlier place to here. */
  since(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.at)
  }

  rest(): Uint8Array {
    return this.#bytes.subarray(this.at)
  }
}

export function unsigned(value: number): Uint8Array {
  const bytes: number[] = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Uint8Array.from([...bytes, left])
    bytes.push((left % 128) | 128)
  }
}

/** `i32.const value`, `end`. */
export function constant(value: number): Uint8Array {
  const bytes = [0x41]
  for (let left = value | 0; ; left >>= 7) {
    const low = left & 127
    if ((left >> 7 === 0 && !(low & 64)) || (left >> 7 === -1 && low & 64)) {
      return Uint8Array.from([...bytes, low, 0x0b])
    }
    bytes.push(low | 128)
  }
}

export function text(value: string): Uint8Array {
  const bytes = new TextEncoder().encode(value)
  return joined([unsigned(bytes.byteLength), bytes])
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}

export function readSections(module: Uint8Array): readonly Section[] {
  const reader = new Reader(module, HEADER.byteLength)
  const sections: Section[] = []
  while (!reader.done) sections.push({ id: reader.byte(), body: reader.take(reader.unsigned()) })
  return sections
}

export function writeModule(sections: readonly Section[]): Uint8Array<ArrayBuffer> {
  const ordered = [...sections].sort((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id))
  const parts = ordered.flatMap(({ id, body }) => [
    Uint8Array.of(id),
    unsigned(body.byteLength),
    body,
  ])
  return joined([HEADER, ...parts])
}
