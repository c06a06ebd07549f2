/**
 * The browser's process is killed while somebody types: at most the last second is missing.
 * `ESSAIM_KILLS=50` does it as often.
 */

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { CHROMIUM_SWITCHES } from '../tools/browsers/switches.ts'
import { serve } from '../tools/serve/serve.ts'

const KILLS = Number(process.env.ESSAIM_KILLS ?? 5)
const SEED = Number(process.env.ESSAIM_SEED ?? 1)
const DIST = process.env.ESSAIM_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))
/** As much may be missing; a machine that stalls adds its longest stall. */
const MISSING_MS = 1000
const CELL = 'exercise-card[data-slug="count-words"] code-cell'

type Written = HTMLElement & { code: string }

/** A generator of numbers from 0 to 1, the same for a seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Running {
  readonly process: ChildProcess
  readonly browser: Browser
  readonly page: Page
}

async function start(profile: string): Promise<Running> {
  const child = spawn(
    process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    [
      ...CHROMIUM_SWITCHES,
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  )
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /listening on (ws:\S+)/.exec(line)?.[1]
    if (address === undefined) continue
    child.stderr.resume()
    const browser = await chromium.connectOverCDP(address)
    const [context] = browser.contexts()
    if (context === undefined) break
    return { process: child, browser, page: await context.newPage() }
  }
  throw new Error('the browser did not say where it listens')
}

/** All processes of the browser at once, as when the machine loses its power. */
async function kill({ process: child, browser }: Running): Promise<void> {
  const ended = once(child, 'exit')
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await ended
  await browser.close().catch(() => {})
}

describe('a browser that is killed', () => {
  let server: Awaited<ReturnType<typeof serve>>
  let profile: string
  let running: Running | null = null

  before(async () => {
    profile = mkdtempSync(join(tmpdir(), 'essaim-'))
    server = await serve({ folder: DIST, base: '/', headers: true })
  })
  after(async () => {
    if (running !== null) await kill(running)
    await server.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  test(`${KILLS} times while somebody types loses at most the last second`, async (t) => {
    const chance = random(SEED)
    const typed: { readonly text: string; readonly at: number }[] = []
    const missing: number[] = []
    let stall = 0
    for (let round = 0; round <= KILLS; round++) {
      running = await start(profile)
      const { page } = running
      await page.goto(`${server.url}en/lessons/counting-words/`)
      const last = typed.at(-1)
      if (last !== undefined) {
        await page
          .locator('exercise-card[data-slug="count-words"] .versions:not([hidden])')
          .waitFor()
        const code = await page.locator(CELL).evaluate((cell) => (cell as Written).code)
        const found = typed.find(({ text }) => text === code)
        assert.ok(found, `round ${round}: “${code}” was never typed`)
        missing.push(last.at - found.at)
        assert.ok(
          last.at - found.at <= MISSING_MS + stall,
          `round ${round}: ${last.at - found.at} ms are missing, the longest stall was ${stall} ms`,
        )
      }
      if (round === KILLS) break
      const until = performance.now() + 800 + chance() * 1500
      let before = performance.now()
      while (performance.now() < until) {
        const text = `# round ${round}, ${typed.length} keys`
        await page.locator(CELL).evaluate((cell, code) => {
          ;(cell as Written).code = code
        }, text)
        const at = performance.now()
        typed.push({ text, at })
        stall = Math.max(stall, at - before)
        before = at
      }
      await kill(running)
      running = null
    }
    assert.equal(missing.length, KILLS)
    t.diagnostic(`missing: ${missing.map((ms) => ms.toFixed(0)).join(', ')} ms`)
  })
})
