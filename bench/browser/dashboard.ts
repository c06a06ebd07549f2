/** What the dashboard costs: the same tasks with it in sight, and with nothing told or drawn. */

import type { Page } from 'playwright-core'
import type { Samples } from '../samples.ts'
import { cellOf, startCell } from '../scenarios.ts'
import { runNumber } from '../session.ts'
import { openBrowser } from './browser.ts'
import { sessionOn } from './session.ts'

const WORKERS = 8
const TASKS = 10_000
/** By turns, so that a noisy moment of the machine meets both. */
const PAIRS = [
  [true, false],
  [false, true],
] as const

/** Puts the pictures in sight, all that fit, or takes the panel out of the page's layout. */
function show(page: Page, wanted: boolean): Promise<void> {
  return page.evaluate((on) => {
    const panel = document.querySelector<HTMLElement>('cluster-panel')
    if (panel === null) throw new Error('there is no cluster panel on the page')
    panel.style.display = on ? '' : 'none'
    if (on) document.querySelector('.pictures')?.scrollIntoView()
  }, wanted)
}

/** The longest draw since the last call, in milliseconds; those up to 16 ms leave no trace. */
function longestDraw(page: Page): Promise<number> {
  return page.evaluate(() => {
    const draws = performance.getEntriesByName('essaim:draw', 'measure')
    performance.clearMeasures('essaim:draw')
    return Math.max(16, ...draws.map((draw) => draw.duration))
  })
}

export async function measureDashboard(
  chromium: string,
  address: string,
  samples: Samples,
): Promise<void> {
  const { page, close } = await openBrowser(chromium)
  try {
    await page.setViewportSize({ width: 1400, height: 2200 })
    await page.goto(address)
    const session = sessionOn(page)
    await runNumber(session, startCell(WORKERS))
    const once = async (on: boolean) => {
      await show(page, on)
      await runNumber(
        session,
        cellOf('dashboard', `tell_the_page(client, ${on ? 'True' : 'False'})`),
      )
      await longestDraw(page)
      const took = await runNumber(session, cellOf('tasks', `ms_per_task(client, ${TASKS})`))
      samples.add('browser', on ? 'dashboard on' : 'dashboard off', took)
      if (on) samples.add('browser', 'dashboard draw', await longestDraw(page))
      return took
    }
    for (const pair of PAIRS) {
      const took = { on: 0, off: 0 }
      for (const on of pair) took[on ? 'on' : 'off'] = await once(on)
      samples.add('browser', 'dashboard cost', took.on / took.off)
    }
  } catch (error) {
    samples.fail('browser', 'dashboard cost', error)
  } finally {
    await close()
  }
}
