/** A history as a file, and back: as JSON, or as Arrow's own file format. */

import { tableFromIPC, tableToIPC } from 'apache-arrow'
import type { ClusterEvent } from '../../workers/protocol/cluster.ts'
import { Cells } from './cells.ts'
import { EventLog } from './events.ts'
import { Names } from './names.ts'
import { BEFORE, EMPTY, type Row } from './rows.ts'
import { writeView } from './view.ts'

const FORMAT = 'essaim-cluster-events'
/** What every file of Arrow's begins with. */
const MAGIC = 'ARROW1'

function beforeRow(log: EventLog): Row | null {
  const { first } = log.columns
  const [row] = log.columns.rows(first, first + 1)
  if (row?.kind === BEFORE) return row
  if (first === 0) return null
  const before = log.before
  return { ...EMPTY, kind: BEFORE, at: before.at, detail: writeView(before) }
}

export function toJson(log: EventLog): string {
  const before = beforeRow(log)?.detail ?? null
  return JSON.stringify({ format: FORMAT, version: 1, before, events: log.all })
}

/** One table of all rows; the first may hold what was before. */
export function toArrow(log: EventLog): Uint8Array {
  const before = beforeRow(log)
  if (before === null || log.columns.first === 0) return tableToIPC(log.columns.table(), 'file')
  const whole = new EventLog(Number.POSITIVE_INFINITY)
  whole.addRow(before)
  for (const row of log.columns.rows()) whole.addRow(row)
  return tableToIPC(whole.columns.table(), 'file')
}

/**
 * The history that a file holds.
 * @throws RangeError with a reason when it is none of ours
 */
export function openSaved(bytes: Uint8Array): EventLog {
  const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length))
  return magic === MAGIC ? fromArrow(bytes) : fromJson(new TextDecoder().decode(bytes))
}

function fromArrow(bytes: Uint8Array): EventLog {
  const log = new EventLog(Number.POSITIVE_INFINITY)
  for (const batch of tableFromIPC(bytes).batches) {
    const dictionary = batch.getChild('kind')?.data[0]?.dictionary
    if (dictionary === undefined) throw new RangeError('it has no column of kinds')
    const names = new Names([...dictionary].map(String))
    const cells = new Cells(batch, names)
    for (let row = 0; row < cells.length; row++) log.addRow(cells.row(row))
  }
  return log
}

function fromJson(text: string): EventLog {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    throw new RangeError('it is neither JSON nor an Arrow file')
  }
  if (!isSaved(read)) throw new RangeError('it does not hold the events of a cluster')
  const log = new EventLog(Number.POSITIVE_INFINITY)
  if (read.before !== null) log.addRow({ ...EMPTY, kind: BEFORE, detail: read.before })
  for (const [index, event] of read.events.entries()) {
    if (!isEvent(event)) throw new RangeError(`its event ${index + 1} cannot be read`)
    log.append(event)
  }
  return log
}

interface Saved {
  readonly before: string | null
  readonly events: readonly unknown[]
}

function isSaved(value: unknown): value is Saved {
  const saved = value as Partial<Saved & { format: string }> | null
  return (
    typeof saved === 'object' &&
    saved?.format === FORMAT &&
    Array.isArray(saved.events) &&
    (saved.before === null || typeof saved.before === 'string')
  )
}

function isEvent(value: unknown): value is ClusterEvent {
  const event = value as { kind?: unknown; at?: unknown } | null
  return (
    typeof event === 'object' && typeof event?.kind === 'string' && typeof event.at === 'number'
  )
}
