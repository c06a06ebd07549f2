/** What the panel shows at one moment: plain values, so that a moment can be kept and saved. */

import type { WorkerMemory } from '../../workers/protocol/options.ts'

export type NodeState = 'starting' | 'ready' | 'busy' | 'paused' | 'frozen' | 'lost'

export interface NodeView {
  readonly name: string
  readonly state: NodeState
  /** Whether the page did not start it: the scheduler is another machine's. */
  readonly outside: boolean
  /** Empty until the scheduler knows it. */
  readonly address: string
  readonly threads: number
  /** Bytes of the interpreter. */
  readonly memory: number
  /** Bytes of results in memory, of all else for long and lately, and of results on a disk. */
  readonly managed: number
  readonly unmanaged: number
  readonly recent: number
  readonly spilled: number
  /** Bytes that it may use; 0 is without limit. */
  readonly limit: number
  /** Bytes that it used before it had anything to do; 0 where nobody knows. */
  readonly idle: number
  /** Where results go that it has no room for; null where nobody knows. */
  readonly spills: WorkerMemory['spills'] | null
  /** How many results it keeps, and how many tasks it was given. */
  readonly stored: number
  readonly processing: number
  /** The task that it runs, or the package that it loads. */
  readonly doing: string
  readonly frozen: boolean
  /** All that it computes takes so many times as long. */
  readonly factor: number
  /** All its links are cut. */
  readonly apart: boolean
}

export const SHOWN_STATES = [
  'waiting',
  'processing',
  'memory',
  'erred',
  'no-worker',
  'released',
] as const
export type ShownState = (typeof SHOWN_STATES)[number]

/** How many tasks of a prefix are in each state. */
export type Counts = Readonly<Record<ShownState, number>>

export interface TaskView {
  readonly key: string
  readonly prefix: string
  readonly state: ShownState
  /** Who runs it or holds its result. */
  readonly worker: string
  readonly needs: readonly string[]
}

export interface Flow {
  readonly source: string
  readonly target: string
  readonly bytes: number
  readonly keys: number
  /** How often it was told of. */
  readonly times: number
  readonly stop: number
}

/** A sentence to be: its words are in the dictionaries. */
export interface Note {
  readonly at: number
  readonly about: string
  readonly values: Readonly<Record<string, string | number>>
}

export interface ClusterView {
  /** The time of the newest event, in seconds, Unix. */
  at: number
  readonly nodes: Map<string, NodeView>
  /** Hosts whose links are all cut; a node that is started anew under such a name is cut off too. */
  readonly apart: Map<string, true>
  readonly progress: Map<string, Counts>
  /** Tasks that are not forgotten. */
  live: number
  /** Tasks one by one, as long as they are few enough to be drawn. */
  readonly tasks: Map<string, TaskView>
  /** Whether they were too many. */
  grouped: boolean
  /** By prefix, the prefixes that it needs. */
  readonly needs: Map<string, readonly string[]>
  readonly flows: Map<string, Flow>
  /** Oldest first. */
  readonly notes: Note[]
}

/** More tasks than this are drawn by prefix. */
export const MOST_TASKS = 500
export const MOST_PREFIXES = 64
export const MOST_FLOWS = 1024
export const MOST_NOTES = 200

export function emptyView(): ClusterView {
  return {
    at: 0,
    nodes: new Map(),
    apart: new Map(),
    progress: new Map(),
    live: 0,
    tasks: new Map(),
    grouped: false,
    needs: new Map(),
    flows: new Map(),
    notes: [],
  }
}

/** Another view that shows the same. What is in it is never changed, so both may hold it. */
export function copyView(view: ClusterView): ClusterView {
  return {
    ...view,
    nodes: new Map(view.nodes),
    apart: new Map(view.apart),
    progress: new Map(view.progress),
    tasks: new Map(view.tasks),
    needs: new Map(view.needs),
    flows: new Map(view.flows),
    notes: [...view.notes],
  }
}

export function writeView(view: ClusterView): string {
  return JSON.stringify(view, (_, value: unknown) =>
    value instanceof Map ? { map: [...value] } : value,
  )
}

export function readView(text: string): ClusterView {
  const read = JSON.parse(text, (_, value: unknown) =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'map')
      ? new Map((value as { map: unknown }).map as readonly (readonly [string, unknown])[])
      : value,
  ) as ClusterView
  return { ...emptyView(), ...read }
}
