/** What the panel shows, as a fold over the rows of the cluster's events. */

import type { ClusterEvent } from '../../workers/protocol/cluster.ts'
import type { Cells } from './cells.ts'
import { nodeChanged, sampled } from './fold-nodes.ts'
import { graphSubmitted, taskMoved } from './fold-tasks.ts'
import { note } from './notes.ts'
import { BEFORE } from './rows.ts'
import { type ClusterView, MOST_FLOWS, readView } from './view.ts'

/** Takes one row into a view. */
export function fold(view: ClusterView, cells: Cells, row: number): void {
  const at = cells.number('at', row)
  view.at = Math.max(view.at, at)
  const kind = cells.name('kind', row)
  switch (kind) {
    case 'task-ran':
      return
    case 'task-transitioned':
      return taskMoved(view, cells, row)
    case 'workers-sampled':
      return sampled(view, cells, row)
    case 'data-moved':
      return moved(view, cells, row)
    case BEFORE:
      Object.assign(view, readView(cells.text('detail', row)))
      return
    default: {
      const event = JSON.parse(cells.text('detail', row)) as ClusterEvent
      if (event.kind === 'graph-submitted') graphSubmitted(view, event)
      else nodeChanged(view, event)
      note(view, event)
    }
  }
}

function moved(view: ClusterView, cells: Cells, row: number): void {
  const [source, target] = [cells.name('node', row), cells.name('peer', row)]
  const pair = `${source}→${target}`
  const known = view.flows.get(pair)
  if (known === undefined && view.flows.size >= MOST_FLOWS) return
  view.flows.set(pair, {
    source,
    target,
    bytes: (known?.bytes ?? 0) + cells.number('bytes', row),
    keys: (known?.keys ?? 0) + cells.number('count', row),
    times: (known?.times ?? 0) + 1,
    stop: cells.number('stop', row),
  })
}
