/** A stretch of the columns that is being filled: memory as Arrow lays it out. */

import { makeData, RecordBatch, Struct, type Vector } from 'apache-arrow'
import type { Names } from './names.ts'
import { LONG_TEXTS, NUMBERS, type Row, TEXTS } from './rows.ts'
import { FIELDS, NAME, NUMBER, SCHEMA, TEXT } from './schema.ts'

/** Rows of one batch. */
export const BATCH_ROWS = 4096
/** Bytes of text that a column begins with; it grows when it has to. */
const FIRST_BYTES = BATCH_ROWS * 24
/** A character takes at most so many bytes. */
const BYTES_PER_UNIT = 3

const encoder = new TextEncoder()

class TextColumn {
  readonly offsets = new Int32Array(BATCH_ROWS + 1)
  bytes = new Uint8Array(FIRST_BYTES)

  set(row: number, text: string): void {
    const from = this.offsets[row] ?? 0
    const most = from + text.length * BYTES_PER_UNIT
    if (most > this.bytes.length) {
      const grown = new Uint8Array(Math.max(most, this.bytes.length * 2))
      grown.set(this.bytes.subarray(0, from))
      this.bytes = grown
    }
    const { written } = encoder.encodeInto(text, this.bytes.subarray(from))
    this.offsets[row + 1] = from + written
  }
}

const columns = <K extends string, C>(names: readonly K[], make: () => C) =>
  Object.fromEntries(names.map((name) => [name, make()])) as Record<K, C>

export class Chunk {
  length = 0
  readonly #numbers = columns(NUMBERS, () => new Float64Array(BATCH_ROWS))
  readonly #texts = columns(TEXTS, () => new Uint16Array(BATCH_ROWS))
  readonly #long = columns(LONG_TEXTS, () => new TextColumn())

  get full(): boolean {
    return this.length === BATCH_ROWS
  }

  add(row: Row, names: Names): void {
    const at = this.length
    for (const column of NUMBERS) this.#numbers[column][at] = row[column]
    for (const column of TEXTS) this.#texts[column][at] = names.index(row[column])
    for (const column of LONG_TEXTS) this.#long[column].set(at, row[column])
    this.length = at + 1
  }

  /** The rows so far as an Arrow batch over the same memory. */
  batch(dictionary: Vector): RecordBatch {
    const { length } = this
    const children = FIELDS.map(({ name }) => {
      if (name in this.#numbers) {
        const data = this.#numbers[name as (typeof NUMBERS)[number]].subarray(0, length)
        return makeData({ type: NUMBER, length, nullCount: 0, data })
      }
      if (name in this.#texts) {
        const data = this.#texts[name as (typeof TEXTS)[number]].subarray(0, length)
        return makeData({ type: NAME, length, nullCount: 0, data, dictionary })
      }
      const { offsets, bytes } = this.#long[name as (typeof LONG_TEXTS)[number]]
      const valueOffsets = offsets.subarray(0, length + 1)
      const data = bytes.subarray(0, offsets[length])
      return makeData({ type: TEXT, length, nullCount: 0, valueOffsets, data })
    })
    const type = new Struct(FIELDS)
    return new RecordBatch(SCHEMA, makeData({ type, length, nullCount: 0, children }))
  }

  /** Gives back what the text columns took and did not need; no row can be added after it. */
  seal(): void {
    for (const column of LONG_TEXTS) {
      const text = this.#long[column]
      text.bytes = text.bytes.slice(0, text.offsets[this.length])
    }
  }
}
