/** Firefox without a window, driven over WebDriver BiDi. */

import puppeteer from 'puppeteer-core'
import type { Engine, Plain } from './engine.ts'

/** The Firefox that the runner of the tests found; null where it found none. */
export function firefoxProgram(): string | null {
  return process.env.FIREFOX_PATH || null
}

export async function startFirefox(program: string): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program,
    headless: true,
    timeout: 60_000,
    protocolTimeout: 60_000,
  })
  const page = await browser.newPage()
  await page.setViewport({ width: 1200, height: 900 })
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  return {
    open: async (url) => {
      await page.goto(url, { timeout: 60_000 })
    },
    read: async (expression) => (await page.evaluate(expression)) as Plain,
    errors: async () => errors,
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  }
}
