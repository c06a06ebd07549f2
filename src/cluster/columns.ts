/**
 * The cluster's events as Arrow columns, in batches.
 *
 * Rows have a number for ever. Of the batches only the newest are kept: when there are more than
 * `MOST_BATCHES`, the oldest goes, and who wants to remember what it said is told before.
 */

import { type Data, RecordBatch, Table, type Vector } from 'apache-arrow'
import type { ClusterEvent } from '../../workers/protocol/cluster.ts'
import { Cells } from './cells.ts'
import { BATCH_ROWS, Chunk } from './chunk.ts'
import { Names } from './names.ts'
import { type Row, rowsOf } from './rows.ts'
import { dictionaryOf, SCHEMA } from './schema.ts'

/** 131,072 rows: the last 30,000 tasks or so, in about 15 MB. */
export const MOST_BATCHES = 32

export class EventColumns {
  readonly names = new Names()
  readonly #most: number
  readonly #sealed: Cells[] = []
  readonly #onDrop: (leaving: Cells) => void
  #dropped = 0
  #open = new Chunk()
  #openCells: Cells | null = null
  #dictionary: Vector | null = null

  constructor(onDrop: (leaving: Cells) => void = () => {}, most = MOST_BATCHES) {
    this.#onDrop = onDrop
    this.#most = most
  }

  /** The number of the first row that is still there. */
  get first(): number {
    return this.#dropped * BATCH_ROWS
  }

  /** The number that the next row will have. */
  get end(): number {
    return (this.#dropped + this.#sealed.length) * BATCH_ROWS + this.#open.length
  }

  append(event: ClusterEvent): void {
    for (const row of rowsOf(event)) this.add(row)
  }

  add(row: Row): void {
    this.#open.add(row, this.names)
    this.#openCells = null
    if (!this.#open.full) return
    this.#open.seal()
    this.#sealed.push(new Cells(this.#open.batch(this.#named()), this.names))
    this.#open = new Chunk()
    if (this.#sealed.length < this.#most) return
    const leaving = this.#sealed.shift()
    if (leaving === undefined) return
    this.#dropped += 1
    this.#onDrop(leaving)
  }

  /** The batch in which a row lies, and its place there; undefined beyond both ends. */
  find(row: number): { readonly cells: Cells; readonly index: number } | undefined {
    if (row < this.first || row >= this.end) return undefined
    const batch = Math.floor(row / BATCH_ROWS) - this.#dropped
    const cells = this.#sealed[batch] ?? this.#opened()
    return { cells, index: row % BATCH_ROWS }
  }

  *rows(from = this.first, to = this.end): Generator<Row> {
    for (let row = Math.max(from, this.first); row < Math.min(to, this.end); row++) {
      const found = this.find(row)
      if (found !== undefined) yield found.cells.row(found.index)
    }
  }

  /** All that is kept, as one Arrow table with one dictionary. */
  table(): Table {
    const dictionary = this.#named()
    const cells = [...this.#sealed, ...(this.#open.length > 0 ? [this.#opened()] : [])]
    return new Table(
      SCHEMA,
      cells.map(({ batch }) => withDictionary(batch, dictionary)),
    )
  }

  #opened(): Cells {
    this.#openCells ??= new Cells(this.#open.batch(this.#named()), this.names)
    return this.#openCells
  }

  #named(): Vector {
    if (this.#dictionary?.length !== this.names.all.length) {
      this.#dictionary = dictionaryOf(this.names.all)
    }
    return this.#dictionary
  }
}

/** Names only ever come to the dictionary, so a later one serves an earlier batch. */
function withDictionary(batch: RecordBatch, dictionary: Vector): RecordBatch {
  const children = batch.data.children.map((child: Data) =>
    child.dictionary === undefined ? child : renamed(child, dictionary),
  )
  return new RecordBatch(
    SCHEMA,
    batch.data.clone(batch.data.type, 0, batch.numRows, 0, undefined, children),
  )
}

function renamed(child: Data, dictionary: Vector): Data {
  const copy = child.clone()
  copy.dictionary = dictionary
  return copy
}
