/** A browser that has never seen the site: what it keeps, it keeps until it is closed. */

import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { CHROMIUM_SWITCHES } from '../../tools/browsers/switches.ts'

const SWITCHES = [...CHROMIUM_SWITCHES, '--enable-precise-memory-info']

/** Until the workers of the page before are gone. */
const LEAVING_MS = 1000

export interface OpenBrowser {
  readonly browser: Browser
  readonly page: Page
  close(): Promise<void>
}

/** With a profile on the disk, as readers have: a private window keeps no large file. */
export async function openBrowser(
  executablePath: string,
  switches: readonly string[] = [],
): Promise<OpenBrowser> {
  const args = [...SWITCHES, ...switches]
  // No folder is named: Playwright makes one, and takes it away even after an interrupt.
  const context = await chromium.launchPersistentContext('', { executablePath, args })
  const browser = context.browser()
  if (browser === null) throw new Error('the browser of the page is not known')
  const page = context.pages()[0] ?? (await context.newPage())
  return { browser, page, close: () => context.close() }
}

/** Comes back to a page, with all that the browser kept of it. */
export async function comeBack(page: Page, address: string): Promise<void> {
  await page.goto('about:blank')
  await pause(LEAVING_MS)
  await page.goto(address)
}

/** Process numbers of a browser's pages with all their workers. */
export async function renderers(browser: Browser): Promise<readonly number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}
