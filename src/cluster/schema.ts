/** The columns of the events, as Arrow calls them. */

import { Dictionary, Field, Float64, makeData, Schema, Uint16, Utf8, Vector } from 'apache-arrow'
import { LONG_TEXTS, NUMBERS, TEXTS } from './rows.ts'

export const NUMBER = new Float64()
export const TEXT = new Utf8()
/** All columns of names share one dictionary. */
export const NAME = new Dictionary(new Utf8(), new Uint16(), 0)

export const FIELDS = [
  ...TEXTS.map((name) => new Field(name, NAME, false)),
  ...LONG_TEXTS.map((name) => new Field(name, TEXT, false)),
  ...NUMBERS.map((name) => new Field(name, NUMBER, false)),
]

export const SCHEMA = new Schema(
  FIELDS,
  new Map([
    ['essaim', 'cluster-events'],
    ['version', '1'],
  ]),
)

/** Names as a dictionary's values. */
export function dictionaryOf(names: readonly string[]): Vector<Utf8> {
  const encoded = new TextEncoder().encode(names.join(''))
  const valueOffsets = new Int32Array(names.length + 1)
  let end = 0
  names.forEach((name, index) => {
    end += new TextEncoder().encode(name).length
    valueOffsets[index + 1] = end
  })
  const props = { type: TEXT, length: names.length, nullCount: 0, valueOffsets, data: encoded }
  return new Vector([makeData(props)])
}
