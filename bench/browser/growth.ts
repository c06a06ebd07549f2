/** What 100,000 tasks in one session leave behind once they are released. */

import { setTimeout as pause } from 'node:timers/promises'
import type { Samples } from '../samples.ts'
import { cellOf, startCell } from '../scenarios.ts'
import { runNumber } from '../session.ts'
import { openBrowser, renderers } from './browser.ts'
import { shareOf } from './memory.ts'
import { sessionOn } from './session.ts'

const WORKERS = 4
const TASKS = 10_000
const TIMES = 10
/** Until the cluster has forgotten the tasks. */
const SETTLING_MS = 5000
/** What nobody holds any more is no growth, and browsers collect it when they please. */
const COLLECTING = '--js-flags=--expose-gc'
/** Until collected memory is given back. */
const COLLECTED_MS = 1000

export async function measureGrowth(
  chromium: string,
  address: string,
  samples: Samples,
): Promise<void> {
  const { browser, page, close } = await openBrowser(chromium, [COLLECTING])
  const share = async () => {
    await pause(SETTLING_MS)
    await page.evaluate('gc()')
    for (const worker of page.workers()) await worker.evaluate('gc()')
    await pause(COLLECTED_MS)
    return (await renderers(browser)).reduce((total, id) => total + shareOf(id), 0)
  }
  try {
    await page.goto(address)
    const session = sessionOn(page)
    await runNumber(session, startCell(WORKERS))
    const some = cellOf('tasks', `ms_per_task(client, ${TASKS})`)
    await runNumber(session, some)
    const early = await share()
    for (let done = 1; done < TIMES; done++) await runNumber(session, some)
    const late = await share()
    samples.add('browser', 'growth', late / early)
    samples.add('browser', 'grown', late)
  } catch (error) {
    samples.fail('browser', 'growth', error)
  } finally {
    await close()
  }
}
