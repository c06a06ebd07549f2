/** An event as rows of a table, and rows as events again. */

import type {
  ClusterEvent,
  SchedulerEvent,
  Stretch,
  TaskState,
  WorkerSample,
} from '../../workers/protocol/cluster.ts'

/** One row; what a kind of event does not have is empty or 0. */
export interface Row {
  readonly at: number
  /** The event's kind; `task-ran` for one stretch of a task, told just before its transition. */
  readonly kind: string
  /** A worker or another node; of `data-moved` who sent. */
  readonly node: string
  /** Of `data-moved` who received; of a worker its address. */
  readonly peer: string
  readonly key: string
  readonly from: string
  /** The new state; of a stretch what was done. */
  readonly to: string
  readonly start: number
  readonly stop: number
  readonly bytes: number
  readonly count: number
  readonly stored: number
  readonly unmanaged: number
  readonly recent: number
  readonly spilled: number
  readonly limit: number
  readonly memory: number
  /** The whole event as JSON, for kinds that are rare and have columns of their own for little. */
  readonly detail: string
}

export const TEXTS = ['kind', 'node', 'peer', 'from', 'to'] as const
export const LONG_TEXTS = ['key', 'detail'] as const
export const NUMBERS = [
  'at',
  'start',
  'stop',
  'bytes',
  'count',
  'stored',
  'unmanaged',
  'recent',
  'spilled',
  'limit',
  'memory',
] as const

/** The kind of a row that holds what came before the first event: a view. */
export const BEFORE = 'history-begins'

export const EMPTY: Row = {
  at: 0,
  kind: '',
  node: '',
  peer: '',
  key: '',
  from: '',
  to: '',
  start: 0,
  stop: 0,
  bytes: 0,
  count: 0,
  stored: 0,
  unmanaged: 0,
  recent: 0,
  spilled: 0,
  limit: 0,
  memory: 0,
  detail: '',
}

/** The rows of an event; those of one event follow each other. */
export function* rowsOf(event: ClusterEvent): Generator<Row> {
  const { at, kind } = event
  switch (kind) {
    case 'task-transitioned': {
      const { key, from, to, worker = '', nbytes = 0, ran = [] } = event
      for (const [action, start, stop] of ran) {
        yield { ...EMPTY, at, kind: 'task-ran', node: worker, key, to: action, start, stop }
      }
      return yield { ...EMPTY, at, kind, node: worker, key, from, to, bytes: nbytes }
    }
    case 'workers-sampled': {
      if (event.workers.length === 0) yield { ...EMPTY, at, kind }
      for (const worker of event.workers) yield sampleRow(at, worker)
      return
    }
    case 'data-moved': {
      const { source, target, nbytes, keys, start, stop } = event
      const row = { at, kind, node: source, peer: target, start, stop }
      return yield { ...EMPTY, ...row, bytes: nbytes, count: keys }
    }
    default: {
      const node = 'node' in event ? event.node : 'worker' in event ? event.worker : ''
      yield { ...EMPTY, at, kind, node, detail: JSON.stringify(event) }
    }
  }
}

function sampleRow(at: number, sample: WorkerSample): Row {
  const { worker, status, processing, executing, managed, ...sizes } = sample
  const row = { ...EMPTY, ...sizes, at, kind: 'workers-sampled', node: worker, to: status }
  return { ...row, count: processing, key: executing ?? '', bytes: managed }
}

/** The events that rows were made of. */
export function eventsOf(rows: Iterable<Row>): readonly ClusterEvent[] {
  const events: ClusterEvent[] = []
  let ran: Stretch[] = []
  let sample: { at: number; workers: WorkerSample[] } | null = null
  for (const row of rows) {
    if (row.kind === BEFORE) continue
    if (row.kind === 'task-ran') {
      ran.push([row.to, row.start, row.stop])
      continue
    }
    if (row.kind === 'workers-sampled') {
      const again = sample?.workers.some(({ worker }) => worker === row.node)
      if (sample === null || sample.at !== row.at || again === true) {
        sample = { at: row.at, workers: [] }
        events.push({ kind: 'workers-sampled', ...sample })
      }
      if (row.node !== '') sample.workers.push(sampleOf(row))
      continue
    }
    sample = null
    events.push(eventOf(row, ran))
    ran = []
  }
  return events
}

function eventOf(row: Row, ran: readonly Stretch[]): ClusterEvent {
  const { at, node, key, from } = row
  if (row.kind === 'task-transitioned') {
    const ended = row.to === 'memory' || row.to === 'erred'
    return {
      kind: row.kind,
      at,
      key,
      from,
      to: row.to as TaskState,
      ...(node === '' ? {} : { worker: node }),
      ...(row.to === 'memory' ? { nbytes: row.bytes } : {}),
      ...(ended ? { ran } : {}),
    }
  }
  if (row.kind === 'data-moved') {
    const { peer: target, bytes: nbytes, count: keys, start, stop } = row
    return { kind: row.kind, at, source: node, target, nbytes, keys, start, stop }
  }
  return JSON.parse(row.detail) as Exclude<SchedulerEvent, { kind: 'task-transitioned' }>
}

function sampleOf(row: Row): WorkerSample {
  const { node: worker, to: status, count: processing, bytes: managed } = row
  const { stored, unmanaged, recent, spilled, limit, memory } = row
  const sizes = { stored, managed, unmanaged, recent, spilled, limit, memory }
  return { worker, status, processing, executing: row.key === '' ? null : row.key, ...sizes }
}
