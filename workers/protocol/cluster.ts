/** The cluster as the page sees it: an append-only stream of events, and commands. */

/** A state of a task that a reader can see. */
export type TaskState = 'processing' | 'memory' | 'erred' | 'released' | 'forgotten' | 'no-worker'

/** One stretch of a task's life on a worker: what it did, from when to when (seconds, Unix). */
export type Stretch = readonly [action: string, start: number, stop: number]

export interface WorkerSample {
  readonly worker: string
  readonly status: string
  readonly processing: number
  readonly executing: string | null
  readonly stored: number
  /** Bytes of results that the worker keeps. */
  readonly managed: number
  /** Bytes of the worker's interpreter. */
  readonly memory: number
}

/** What the scheduler tells. `at` is seconds, Unix. */
export type SchedulerEvent =
  | {
      readonly kind: 'worker-added'
      readonly at: number
      readonly worker: string
      readonly address: string
      readonly threads: number
    }
  | {
      readonly kind: 'worker-removed'
      readonly at: number
      readonly worker: string
      readonly address: string
    }
  | { readonly kind: 'graph-submitted'; readonly at: number; readonly tasks: number }
  | {
      readonly kind: 'task-transitioned'
      readonly at: number
      readonly key: string
      readonly from: string
      readonly to: TaskState
      readonly worker?: string
      readonly nbytes?: number
      readonly ran?: readonly Stretch[]
    }
  | {
      readonly kind: 'workers-sampled'
      readonly at: number
      readonly workers: readonly WorkerSample[]
    }

/** What the page itself sees of the nodes. */
export type NodeEvent =
  | { readonly kind: 'node-spawned'; readonly at: number; readonly node: string }
  | {
      readonly kind: 'node-ready'
      readonly at: number
      readonly node: string
      readonly heap: number
    }
  | {
      readonly kind: 'node-lost'
      readonly at: number
      readonly node: string
      readonly why: 'killed' | 'stopped' | 'crashed'
    }
  | {
      readonly kind: 'package-moved'
      readonly at: number
      readonly node: string
      readonly name: string
      readonly state: 'loading' | 'loaded'
    }

export type ClusterEvent = SchedulerEvent | NodeEvent

export type ClusterState = 'off' | 'starting' | 'ready' | 'degraded' | 'failed'

/** What the page, a cell or a lesson may ask of the cluster. */
export type ClusterCommand =
  | {
      readonly kind: 'start'
      readonly workers: number
      readonly threads: number
      readonly memoryLimit: number | null
    }
  | { readonly kind: 'scale'; readonly workers: number }
  | { readonly kind: 'kill'; readonly node: string }
  | { readonly kind: 'restart'; readonly node: string }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'stop' }

/** More workers than this would only take memory from each other. */
export const MOST_WORKERS = 16

const kinds: ReadonlySet<string> = new Set<SchedulerEvent['kind']>([
  'worker-added',
  'worker-removed',
  'graph-submitted',
  'task-transitioned',
  'workers-sampled',
])

/**
 * Reads a batch of the scheduler's events.
 * @throws RangeError for anything that is not one.
 */
export function readEvents(payload: string): readonly SchedulerEvent[] {
  const parsed: unknown = JSON.parse(payload)
  if (!Array.isArray(parsed)) throw new RangeError('a batch of events is a list')
  for (const event of parsed as readonly unknown[]) {
    if (
      typeof event !== 'object' ||
      event === null ||
      !('kind' in event && kinds.has(String(event.kind))) ||
      !('at' in event && typeof event.at === 'number')
    ) {
      throw new RangeError(`not an event: ${JSON.stringify(event)}`)
    }
  }
  return parsed as readonly SchedulerEvent[]
}
