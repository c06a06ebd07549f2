/** What a worker is started with, and what its memory came to. */

/**
 * How much memory a worker may use, in bytes: of its whole process, or beyond what it takes when
 * idle. 0 is without limit, null the default.
 */
export type MemoryLimit = number | { readonly aboveIdle: number } | null

export interface WorkerOptions {
  /** How many tasks may be on the worker side by side; those that wait, that is. */
  readonly threads: number
  readonly memoryLimit: MemoryLimit
  /** distributed's own: how much of each abstract resource the worker has. */
  readonly resources: Readonly<Record<string, number>>
  /** What the reader set in dask's configuration before asking for the cluster. */
  readonly config: Readonly<Record<string, unknown>>
}

export const DEFAULT_OPTIONS: WorkerOptions = {
  threads: 1,
  memoryLimit: null,
  resources: {},
  config: {},
}

/** A started worker's memory, in bytes. */
export interface WorkerMemory {
  /** In use before its first task. */
  readonly idle: number
  /** Null is without limit. */
  readonly limit: number | null
  /** Where results go that do not fit: a file of the browser's, or memory of the tab. */
  readonly spills: 'opfs' | 'memory'
}
