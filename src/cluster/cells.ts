/** A batch of events, read cell by cell without making objects of its rows. */

import type { RecordBatch } from 'apache-arrow'
import type { Names } from './names.ts'
import { LONG_TEXTS, NUMBERS, type Row, TEXTS } from './rows.ts'

export type NumberColumn = (typeof NUMBERS)[number]
export type NameColumn = (typeof TEXTS)[number]
export type TextColumn = (typeof LONG_TEXTS)[number]

const decoder = new TextDecoder()

export class Cells {
  readonly batch: RecordBatch
  readonly names: Names
  /** By column; one number each row. */
  readonly numbers: Readonly<Record<NumberColumn, Float64Array>>
  /** By column; each row's index into the names. */
  readonly indices: Readonly<Record<NameColumn, Uint16Array>>
  readonly #texts: Readonly<Record<TextColumn, readonly [Int32Array, Uint8Array]>>

  constructor(batch: RecordBatch, names: Names) {
    this.batch = batch
    this.names = names
    const data = (name: string) => {
      const found = batch.getChild(name)?.data[0]
      if (found === undefined) throw new RangeError(`the events have no column ${name}`)
      return found
    }
    this.numbers = byName(NUMBERS, (name) => data(name).values as Float64Array)
    this.indices = byName(TEXTS, (name) => data(name).values as Uint16Array)
    this.#texts = byName(LONG_TEXTS, (name) => {
      const { valueOffsets, values } = data(name)
      return [valueOffsets as Int32Array, values as Uint8Array]
    })
  }

  get length(): number {
    return this.batch.numRows
  }

  name(column: NameColumn, row: number): string {
    return this.names.all[this.indices[column][row] ?? 0] ?? ''
  }

  text(column: TextColumn, row: number): string {
    const [offsets, bytes] = this.#texts[column]
    const [from, to] = [offsets[row] ?? 0, offsets[row + 1] ?? 0]
    return from === to ? '' : decoder.decode(bytes.subarray(from, to))
  }

  number(column: NumberColumn, row: number): number {
    return this.numbers[column][row] ?? 0
  }

  row(row: number): Row {
    return {
      ...byName(NUMBERS, (column) => this.number(column, row)),
      ...byName(TEXTS, (column) => this.name(column, row)),
      ...byName(LONG_TEXTS, (column) => this.text(column, row)),
    }
  }
}

function byName<K extends string, V>(names: readonly K[], value: (name: K) => V): Record<K, V> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<K, V>
}
