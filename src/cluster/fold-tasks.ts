/** Tasks: how many of a prefix are in which state, and one by one where they are few. */

import type { SchedulerEvent } from '../../workers/protocol/cluster.ts'
import type { Cells } from './cells.ts'
import { noteErred, noteNoWorker } from './notes.ts'
import { prefixOf } from './prefix.ts'
import {
  type ClusterView,
  type Counts,
  MOST_PREFIXES,
  MOST_TASKS,
  SHOWN_STATES,
  type ShownState,
} from './view.ts'

type Graph = Extract<SchedulerEvent, { kind: 'graph-submitted' }>

const NONE: Counts = {
  waiting: 0,
  processing: 0,
  memory: 0,
  erred: 0,
  'no-worker': 0,
  released: 0,
}
const SHOWN: ReadonlySet<string> = new Set(SHOWN_STATES)

export const liveOf = (counts: Counts) =>
  counts.waiting + counts.processing + counts.memory + counts.erred + counts['no-worker']

/** Takes a graph: its tasks wait now. What earlier ones left behind goes when all is finished. */
export function graphSubmitted(view: ClusterView, event: Graph): void {
  if (view.live === 0) {
    view.progress.clear()
    view.tasks.clear()
    view.needs.clear()
    view.grouped = false
  }
  for (const [prefix, tasks] of event.prefixes) add(view, prefix, 'waiting', tasks)
  view.live += event.tasks
  if (view.tasks.size + event.needs.length > MOST_TASKS) forgetReleased(view)
  if (!event.whole || view.tasks.size + event.needs.length > MOST_TASKS) view.grouped = true
  if (view.grouped) view.tasks.clear()
  for (const [name, needed] of event.needs) {
    const prefix = event.whole ? prefixOf(name) : name
    needs(view, prefix, event.whole ? needed.map(prefixOf) : needed)
    if (view.grouped) continue
    view.tasks.set(name, { key: name, prefix, state: 'waiting', worker: '', needs: needed })
  }
}

/** Takes the row of a task's transition. */
export function taskMoved(view: ClusterView, cells: Cells, row: number): void {
  const key = cells.text('key', row)
  const prefix = prefixOf(key)
  const from = shown(cells.name('from', row))
  const told = cells.name('to', row)
  const to = shown(told)
  if (from !== to) {
    if (add(view, prefix, from, -1) && from !== 'released') view.live -= 1
    add(view, prefix, to, 1)
    if (to !== 'released') view.live += 1
  }
  const task = view.tasks.get(key)
  const worker = cells.name('node', row)
  if (task !== undefined) view.tasks.set(key, { ...task, state: to, worker })
  if (to === 'erred') noteErred(view, cells.number('at', row), prefix, worker)
  if (to === 'no-worker') noteNoWorker(view, cells.number('at', row), prefix)
}

/** What is forgotten is drawn as what is released: nothing is kept of either. */
function shown(state: string): ShownState {
  return SHOWN.has(state) ? (state as ShownState) : 'released'
}

/** Counts tasks; false where there were none to take away, as with data that was scattered. */
function add(view: ClusterView, prefix: string, state: ShownState, tasks: number): boolean {
  const known = view.progress.get(prefix)
  const counts = known ?? NONE
  if (counts[state] + tasks < 0) return false
  if (known === undefined && view.progress.size >= MOST_PREFIXES) dropPrefix(view)
  view.progress.set(prefix, { ...counts, [state]: counts[state] + tasks })
  return true
}

/** The oldest prefix that has no task any more; the oldest of all where each has some. */
function dropPrefix(view: ClusterView): void {
  const idle = [...view.progress].find(([, counts]) => liveOf(counts) === 0)
  const leaving = idle?.[0] ?? view.progress.keys().next().value
  if (leaving === undefined) return
  view.progress.delete(leaving)
  view.needs.delete(leaving)
}

function needs(view: ClusterView, prefix: string, needed: readonly string[]): void {
  const known = view.needs.get(prefix) ?? []
  const further = needed.filter((other) => other !== prefix && !known.includes(other))
  if (view.needs.has(prefix) && further.length === 0) return
  view.needs.set(prefix, [...known, ...new Set(further)])
}

function forgetReleased(view: ClusterView): void {
  for (const [key, task] of view.tasks) if (task.state === 'released') view.tasks.delete(key)
}
