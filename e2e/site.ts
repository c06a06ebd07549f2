/** The built site, served on this machine, in a real Chromium; what must never happen fails. */

import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { CHROMIUM_SWITCHES } from '../tools/browsers/switches.ts'
import { serve } from '../tools/serve/serve.ts'

export const DIST = process.env.ESSAIM_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))

export interface SiteOptions {
  /** False for a host that sends no isolation headers. */
  readonly headers?: boolean
  /** The folder to serve, where it is not the site's own. */
  readonly folder?: string
  readonly base?: string
  /** Complaints that a story provokes on purpose. */
  readonly expected?: readonly RegExp[]
  readonly context?: BrowserContextOptions
}

export interface Site {
  readonly page: Page
  /** With a trailing slash. */
  readonly url: string
  go(path: string): Promise<void>
  /** Closes everything; fails on console errors, page errors and foreign requests. */
  close(): Promise<void>
}

export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const { headers = true, folder = DIST, base = '/', context: wanted = {}, expected = [] } = options
  const server = await serve({ folder, base, headers })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...CHROMIUM_SWITCHES],
  })
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, ...wanted })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!/^(data|blob|about):/.test(url) && !url.startsWith(new URL(server.url).origin)) {
      complaints.push(`foreign request: ${url}`)
    }
  })
  return {
    page,
    url: server.url,
    go: async (path) => {
      await page.goto(server.url + path)
    },
    close: async () => {
      await browser.close()
      await server.close()
      const unexpected = complaints.filter((said) => !expected.some((rule) => rule.test(said)))
      assert.deepEqual(unexpected, [])
    },
  }
}

/** A site of one test's own, which is closed even where the test fails. */
export async function opened(t: TestContext, options: SiteOptions = {}): Promise<Site> {
  const site = await openSite(options)
  t.after(() => site.close())
  return site
}
