/** The cluster as the page sees it: an append-only stream of events, and commands. */

import type { Hosts, LinkRule, Place, Preset } from './network.ts'
import type { WorkerMemory, WorkerOptions } from './options.ts'

/** A state of a task that a reader can see. */
export type TaskState =
  | 'waiting'
  | 'processing'
  | 'memory'
  | 'erred'
  | 'released'
  | 'forgotten'
  | 'no-worker'

/** One stretch of a task's life on a worker: what it did, from when to when (seconds, Unix). */
export type Stretch = readonly [action: string, start: number, stop: number]

export interface WorkerSample {
  readonly worker: string
  readonly status: string
  readonly processing: number
  readonly executing: string | null
  readonly stored: number
  /** Bytes of results that the worker keeps in memory. */
  readonly managed: number
  /** Bytes that are no results: the interpreter with its modules, and what tasks left there. */
  readonly unmanaged: number
  /** Bytes that are no results and came only lately; they may go again. */
  readonly recent: number
  /** Bytes of results that were written to a disk. */
  readonly spilled: number
  /** Bytes that the worker may use; 0 is without limit. */
  readonly limit: number
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
      /** Bytes that it may use; 0 is without limit. */
      readonly limit: number
    }
  | {
      readonly kind: 'worker-removed'
      readonly at: number
      readonly worker: string
      readonly address: string
      /** Whether it said goodbye. */
      readonly expected: boolean
      /** Tasks that it was given and had not finished. */
      readonly running: number
      /** Results that only it had, and that are computed again. */
      readonly recomputed: number
      /** Data that only it had, and that nobody can compute again. */
      readonly lost: number
    }
  | {
      readonly kind: 'graph-submitted'
      readonly at: number
      /** Those that the scheduler did not know; all wait now. */
      readonly tasks: number
      readonly prefixes: readonly (readonly [prefix: string, tasks: number])[]
      /** Whether `needs` speaks of keys; of a large graph it speaks of prefixes. */
      readonly whole: boolean
      readonly needs: readonly (readonly [name: string, needed: readonly string[]])[]
    }
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
  | {
      /** Results went from one to another, `keys` of them between `start` and `stop`. */
      readonly kind: 'data-moved'
      readonly at: number
      readonly source: string
      /** A worker, or `client` for who is none. */
      readonly target: string
      readonly nbytes: number
      readonly keys: number
      readonly start: number
      readonly stop: number
    }

/** What the page itself sees of the nodes. */
export type NodeEvent =
  | {
      readonly kind: 'node-spawned'
      readonly at: number
      readonly node: string
      /** A worker of a real cluster, which the page can only watch. */
      readonly outside?: true
    }
  | {
      readonly kind: 'node-ready'
      readonly at: number
      readonly node: string
      readonly heap: number
      /** Absent for the scheduler. */
      readonly memory?: WorkerMemory
    }
  | {
      readonly kind: 'node-lost'
      readonly at: number
      readonly node: string
      /** `memory`: it used more than its limit lets it keep. */
      readonly why: 'killed' | 'stopped' | 'crashed' | 'memory'
    }
  | {
      readonly kind: 'package-moved'
      readonly at: number
      readonly node: string
      readonly name: string
      readonly state: 'loading' | 'loaded'
    }
  | FaultEvent
  | NetworkEvent
  | ScenarioEvent

/** A fault that somebody caused on a node. */
export type FaultEvent =
  | {
      readonly kind: 'node-frozen'
      readonly at: number
      readonly node: string
      /** Whether code that computes stops in its middle; else the node stops between two steps. */
      readonly midway: boolean
    }
  | { readonly kind: 'node-thawed'; readonly at: number; readonly node: string }
  | {
      readonly kind: 'node-slowed'
      readonly at: number
      readonly node: string
      /** All that the node computes takes so many times as long; 1 is its own speed again. */
      readonly factor: number
    }
  | {
      readonly kind: 'node-filled'
      readonly at: number
      readonly node: string
      /** Bytes that the fault asked the node to hold on to; 0 when they were given back. */
      readonly bytes: number
    }
  /** A loop without an end was started on the node. */
  | { readonly kind: 'node-occupied'; readonly at: number; readonly node: string }

/** A change of the network that is laid over the tab's own. */
export type NetworkEvent =
  | {
      readonly kind: 'network-changed'
      readonly at: number
      /** Null when nothing is laid over the tab's own network any more. */
      readonly preset: Preset | null
      readonly seed: number
    }
  | { readonly kind: 'hosts-placed'; readonly at: number; readonly hosts: Places }
  | { readonly kind: 'link-changed'; readonly at: number; readonly rule: LinkRule }
  /** Nothing passes in this direction any more. */
  | {
      readonly kind: 'link-cut'
      readonly at: number
      readonly from: Hosts
      readonly to: Hosts
    }
  | {
      readonly kind: 'link-healed'
      readonly at: number
      readonly from: Hosts
      readonly to: Hosts
    }

/** What a declared scenario does, besides the events of its steps themselves. */
export type ScenarioEvent =
  | {
      readonly kind: 'scenario-started'
      readonly at: number
      readonly name: string
      readonly seed: number
      readonly steps: number
    }
  | {
      readonly kind: 'scenario-step'
      readonly at: number
      readonly index: number
      readonly command: ClusterCommand
    }
  | {
      readonly kind: 'scenario-ended'
      readonly at: number
      readonly name: string
      readonly how: 'finished' | 'stopped' | 'failed'
      /** Why it failed, in a sentence. */
      readonly message?: string
    }

type Places = Readonly<Record<string, Place>>

export type ClusterEvent = SchedulerEvent | NodeEvent

export type ClusterState = 'off' | 'starting' | 'ready' | 'degraded' | 'failed'

/** What the page, a cell or a lesson may ask of the cluster. */
export type ClusterCommand =
  | {
      readonly kind: 'start'
      readonly workers: number
      /** What is not said is as for the workers before, else the default. */
      readonly options?: Partial<WorkerOptions>
    }
  | { readonly kind: 'scale'; readonly workers: number }
  | { readonly kind: 'kill'; readonly node: string }
  | { readonly kind: 'restart'; readonly node: string }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'freeze'; readonly node: string }
  | { readonly kind: 'thaw'; readonly node: string }
  | { readonly kind: 'slow'; readonly node: string; readonly factor: number }
  /** Makes a node hold on to so many bytes more; 0 gives back what was held. */
  | { readonly kind: 'fill-memory'; readonly node: string; readonly bytes: number }
  /** Starts a loop without an end on a node. */
  | { readonly kind: 'occupy'; readonly node: string }
  | { readonly kind: 'kill-scheduler' }
  | { readonly kind: 'use-network'; readonly preset: Preset | null; readonly seed: number }
  | { readonly kind: 'place'; readonly hosts: Places }
  | { readonly kind: 'link'; readonly rule: LinkRule }
  | { readonly kind: 'cut'; readonly from: Hosts; readonly to: Hosts }
  | { readonly kind: 'heal'; readonly from: Hosts; readonly to: Hosts }
  /** Cuts all links of a node in both directions, as pulling its cable does. */
  | { readonly kind: 'disconnect'; readonly node: string }
  | { readonly kind: 'reconnect'; readonly node: string }

/** More workers than this would only take memory from each other. */
export const MOST_WORKERS = 16

const kinds: ReadonlySet<string> = new Set<SchedulerEvent['kind']>([
  'worker-added',
  'worker-removed',
  'graph-submitted',
  'task-transitioned',
  'workers-sampled',
  'data-moved',
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
      !('at' in event && typeof event.at === 'number') ||
      (event.kind === 'graph-submitted' && !isGraph(event))
    ) {
      throw new RangeError(`not an event: ${JSON.stringify(event)}`)
    }
  }
  return parsed as readonly SchedulerEvent[]
}

function isGraph(event: object): boolean {
  const { prefixes, needs } = event as { prefixes?: unknown; needs?: unknown }
  const pairs = (value: unknown) => Array.isArray(value) && value.every(Array.isArray)
  return pairs(prefixes) && pairs(needs)
}
