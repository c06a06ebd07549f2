/** What is run on a cluster, the same text on both sides. */

import { readFileSync } from 'node:fs'

type Workload =
  | 'cluster'
  | 'dashboard'
  | 'tasks'
  | 'faults'
  | 'compute'
  | 'words'
  | 'arrays'
  | 'frames'
  | 'numbers'

export interface Scenario {
  readonly metric: string
  readonly workload: Workload
  /** Gives a number; `client` is the cluster's. */
  readonly call: string
  /** The sizes of clusters that it is run on. */
  readonly workers: readonly number[]
  /** Part of the quick run, too. */
  readonly quick: boolean
}

/** In the order in which they are run: what has to find a cluster without packages comes first. */
export const SCENARIOS: readonly Scenario[] = [
  {
    metric: 'numpy',
    workload: 'arrays',
    call: 'numpy_seconds(client)',
    workers: [4],
    quick: false,
  },
  {
    metric: 'map 1000',
    workload: 'tasks',
    call: 'ms_per_task(client, 1_000)',
    workers: [2, 4],
    quick: true,
  },
  {
    metric: 'map 10000',
    workload: 'tasks',
    call: 'ms_per_task(client, 10_000)',
    workers: [2, 4],
    quick: false,
  },
  {
    metric: 'round trip',
    workload: 'tasks',
    call: 'ms_per_round_trip(client, 200)',
    workers: [2],
    quick: true,
  },
  {
    metric: 'compute',
    workload: 'compute',
    call: 'seconds(client, tasks=8, steps=2_000_000)',
    workers: [1, 2],
    quick: false,
  },
  {
    metric: 'frequencies',
    workload: 'words',
    call: 'frequencies_seconds(client)',
    workers: [1, 2],
    quick: false,
  },
  {
    metric: 'counters',
    workload: 'words',
    call: 'counters_seconds(client)',
    workers: [1, 2],
    quick: true,
  },
  {
    metric: 'transfer',
    workload: 'arrays',
    call: 'transfer_ms(client, size=50_000_000, times=3)',
    workers: [2],
    quick: false,
  },
  {
    metric: 'notice',
    workload: 'faults',
    call: 'ms_until_noticed(client, times=5)',
    workers: [2],
    quick: true,
  },
]

/** What a workload defines. */
export const definesOf = (workload: Workload) =>
  readFileSync(new URL(`workloads/${workload}.py`, import.meta.url), 'utf8')

/** A cell that prints one line of JSON. */
const printing = (value: string) => `import json\nprint(json.dumps(${value}))\n`

/** The cell of a scenario. */
export function cellOf(workload: Workload, call: string): string {
  return `${definesOf(workload)}\n${printing(call)}`
}

/** Makes the `client` that the other cells use; prints the seconds that it took. */
export function startCell(workers: number): string {
  return `${definesOf('cluster')}\nclient, took = start(${workers})\n${printing('took')}`
}

export const at = (metric: string, workers: number) => `${metric} @${workers}`
