/** Runs a notebook's code from the top, as Jupyter does: the first error ends it. */

import type { CodeCell } from '../cell/code-cell.ts'

export type Ending =
  | { readonly kind: 'done' }
  | { readonly kind: 'error' | 'stopped'; readonly at: CodeCell }

export interface Watch {
  /** True when the reader wants no further cell to run. */
  readonly stopped: () => boolean
  readonly begin: (cell: CodeCell) => void
}

export async function runAll(cells: readonly CodeCell[], watch: Watch): Promise<Ending> {
  for (const cell of cells) {
    if (watch.stopped()) return { kind: 'stopped', at: cell }
    if (cell.code.trim() === '') continue
    watch.begin(cell)
    await cell.run()
    if (cell.state === 'error') return { kind: 'error', at: cell }
    if (cell.state === 'stopped' || watch.stopped()) return { kind: 'stopped', at: cell }
  }
  return { kind: 'done' }
}
