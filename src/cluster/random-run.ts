/** A run that a cluster could have had, made up from a seed: for tests. */

import type { ClusterEvent, TaskState } from '../../workers/protocol/cluster.ts'

/** Where a task may go from a state. */
const NEXT: Readonly<Record<string, readonly TaskState[]>> = {
  waiting: ['processing', 'no-worker', 'released'],
  'no-worker': ['processing'],
  processing: ['memory', 'memory', 'memory', 'erred', 'released'],
  memory: ['released', 'forgotten'],
  erred: ['released', 'forgotten'],
  released: ['waiting', 'forgotten'],
}
const PREFIXES = ['inc', 'sum-partial', 'read_block', 'count_words']
const WORKERS = ['w1', 'w2', 'tcp-worker-3']

/** Numbers from 0 up to 1, the same for the same seed. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export function randomRun(seed: number, length: number): readonly ClusterEvent[] {
  const next = random(seed)
  const below = (n: number) => Math.floor(next() * n)
  const pick = <T>(from: readonly T[]) => from[below(from.length)] as T
  const events: ClusterEvent[] = []
  const states = new Map<string, string>()
  let at = 1_700_000_000
  let made = 0
  for (const worker of WORKERS) {
    events.push({ kind: 'node-spawned', at, node: worker })
    const address = `tcp://10.0.0.1:${made}`
    events.push({ kind: 'worker-added', at, worker, address, threads: 1 + below(3), limit: 2e8 })
  }
  while (events.length < length) {
    at += next() * 0.05
    const chance = next()
    if (states.size === 0 || chance < 0.02) {
      const keys = Array.from({ length: 1 + below(40) }, () => `${pick(PREFIXES)}-${made++}`)
      const prefixes = [...new Set(keys.map((key) => key.split('-').slice(0, -1).join('-')))]
      const of = (prefix: string) => keys.filter((key) => key.startsWith(`${prefix}-`)).length
      events.push({
        kind: 'graph-submitted',
        at,
        tasks: keys.length,
        prefixes: prefixes.map((prefix) => [prefix, of(prefix)]),
        whole: true,
        needs: keys.map((key, i) => [key, i > 0 && next() < 0.5 ? [keys[below(i)] as string] : []]),
      })
      for (const key of keys) states.set(key, 'waiting')
    } else if (chance < 0.05) {
      const [source, target] = [pick(WORKERS), pick([...WORKERS, 'client'])]
      const nbytes = below(1e6)
      events.push({ kind: 'data-moved', at, source, target, nbytes, keys: 1, start: at, stop: at })
    } else if (chance < 0.07) {
      const size = () => below(1e8)
      const sample = (worker: string) => ({
        worker,
        status: 'running',
        processing: below(3),
        executing: null,
        stored: below(9),
        managed: size(),
        unmanaged: size(),
        recent: size(),
        spilled: size(),
        limit: 2e8,
        memory: size(),
      })
      events.push({ kind: 'workers-sampled', at, workers: WORKERS.map(sample) })
    } else {
      const key = pick([...states.keys()])
      const from = states.get(key) ?? 'released'
      const to: TaskState = pick(NEXT[from] ?? ['forgotten'])
      const worker = pick(WORKERS)
      const ran = [['compute', at - next(), at] as const]
      const task = { kind: 'task-transitioned', at, key, from, to } as const
      if (to === 'memory') events.push({ ...task, worker, nbytes: below(1e4), ran })
      else if (to === 'erred') events.push({ ...task, worker, ran })
      else events.push(to === 'processing' ? { ...task, worker } : task)
      if (to === 'forgotten') states.delete(key)
      else states.set(key, to)
    }
  }
  return events
}
