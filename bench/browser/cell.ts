/** The first code cell of a page, driven as a reader does. */

import type { Page } from 'playwright-core'

const MOST_MS = 300_000

export interface CellRun {
  /** When Run was pressed, in milliseconds since the page's navigation began. */
  readonly pressed: number
  readonly ended: number
  readonly printed: string
}

/** Presses Run and waits for the end; throws what the cell shows where it fails. */
export async function runCell(page: Page, code: string): Promise<CellRun> {
  const pressed = await page.evaluate((text) => {
    const cell = document.querySelector('code-cell')
    if (cell === null) throw new Error('there is no code cell on the page')
    Object.assign(cell, { code: text })
    performance.clearMeasures('essaim:cell')
    const now = performance.now()
    cell.querySelector<HTMLButtonElement>('.bar > .run')?.click()
    return now
  }, code)
  await page.waitForFunction(
    () => {
      const state = document.querySelector<HTMLElement>('code-cell')?.dataset.state ?? ''
      return ['done', 'error', 'stopped'].includes(state)
    },
    null,
    { timeout: MOST_MS, polling: 50 },
  )
  return page.evaluate((at) => {
    const cell = document.querySelector<HTMLElement>('code-cell')
    const log = cell?.querySelector('[role="log"]')
    if (cell?.dataset.state !== 'done') throw new Error(log?.textContent ?? 'the cell failed')
    const [run] = performance.getEntriesByName('essaim:cell')
    return {
      pressed: at,
      ended: run === undefined ? Number.NaN : run.startTime + run.duration,
      printed: [...(log?.querySelectorAll('pre.stdout') ?? [])]
        .map((pre) => pre.textContent ?? '')
        .join(''),
    }
  }, pressed)
}

/** The length of a measure that the page made, in seconds. */
export function measured(page: Page, name: string): Promise<number> {
  return page.evaluate((wanted) => {
    const [entry] = performance.getEntriesByName(wanted, 'measure')
    if (entry === undefined) throw new Error(`the page made no measure ${wanted}`)
    return entry.duration / 1000
  }, name)
}
