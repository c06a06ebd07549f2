/** The cluster page of the site as a place where cells run. */

import type { Page } from 'playwright-core'
import type { Samples } from '../samples.ts'
import { at, startCell } from '../scenarios.ts'
import { lastLine, runNumber, type Session } from '../session.ts'
import { comeBack, openBrowser } from './browser.ts'
import { runCell } from './cell.ts'

type Which = 'cold' | 'warm'

export function sessionOn(page: Page): Session {
  return {
    run: async (cell) => lastLine((await runCell(page, cell)).printed),
    close: () => page.close(),
  }
}

/** Starts a cluster as the first thing that happens on the page. */
async function start(page: Page, workers: number, which: Which, samples: Samples): Promise<void> {
  const { printed, pressed, ended } = await runCell(page, startCell(workers))
  samples.add('browser', at(`start ${which}`, workers), Number(lastLine(printed)))
  samples.add('browser', at(`whole start ${which}`, workers), (ended - pressed) / 1000)
}

/** What a session on a warm page needs its browser to have fetched already. */
const PACKAGES = 'import numpy\nprint(1)\n'

/**
 * Starts a cluster in a new browser, then on the page again; that one stays.
 *
 * @param packages whether numpy is to be in the browser's cache
 */
export async function browserSession(
  chromium: string,
  address: string,
  workers: number,
  packages: boolean,
  samples: Samples,
): Promise<Session> {
  const { page, close } = await openBrowser(chromium)
  try {
    await page.goto(address)
    await start(page, workers, 'cold', samples)
    const session = sessionOn(page)
    if (packages) await runNumber(session, PACKAGES)
    await comeBack(page, address)
    await start(page, workers, 'warm', samples)
    return { run: session.run, close }
  } catch (error) {
    await close()
    throw error
  }
}
