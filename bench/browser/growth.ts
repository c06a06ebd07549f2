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
/** Until what the tasks left behind is collected. */
const SETTLING_MS = 5000

export async function measureGrowth(
  chromium: string,
  address: string,
  samples: Samples,
): Promise<void> {
  const { browser, page, close } = await openBrowser(chromium)
  const share = async () => {
    await pause(SETTLING_MS)
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
