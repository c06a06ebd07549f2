/** A lesson from its address to the first line that it prints: a new browser, and the page again. */

import type { Page } from 'playwright-core'
import type { Samples } from '../samples.ts'
import { comeBack, openBrowser } from './browser.ts'
import { measured } from './cell.ts'

const PRINT = "print('hello')"
const MOST_MS = 60_000

/** Presses Run as soon as there is a cell: what is measured is the page, not who drives it. */
async function pressAtOnce(page: Page): Promise<void> {
  await page.addInitScript((code) => {
    if (location.protocol === 'about:') return
    void customElements.whenDefined('code-cell').then(() => {
      const cell = document.querySelector('code-cell')
      if (cell === null) return
      Object.assign(cell, { code })
      cell.querySelector<HTMLButtonElement>('.bar > .run')?.click()
    })
  }, PRINT)
}

async function take(page: Page, samples: Samples, which: 'cold' | 'warm'): Promise<void> {
  await page.waitForFunction(
    () => performance.getEntriesByName('essaim:first-output').length > 0,
    null,
    { timeout: MOST_MS, polling: 50 },
  )
  const value = (name: string) => () => measured(page, name)
  await samples.measure('browser', `output ${which}`, value('essaim:first-output'))
  await samples.measure('browser', `kernel ${which}`, value('essaim:kernel-ready'))
}

export async function visit(chromium: string, lesson: string, samples: Samples): Promise<void> {
  const { page, close } = await openBrowser(chromium)
  try {
    await pressAtOnce(page)
    await page.goto(lesson)
    await take(page, samples, 'cold')
    await comeBack(page, lesson)
    await take(page, samples, 'warm')
  } catch (error) {
    samples.fail('browser', 'output', error)
  } finally {
    await close()
  }
}
