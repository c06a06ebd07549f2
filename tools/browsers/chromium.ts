/** A Chromium for the tests: the one that is there, else one that can be had. */

import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { run, runNode } from '../child.ts'
import { ROOT } from '../paths.ts'
import { aptInstall } from './apt.ts'
import { firstProgram } from './which.ts'

const PLAYWRIGHT = join(ROOT, 'node_modules/playwright-core/cli.js')

function candidates(): readonly string[] {
  const given = process.env.CHROMIUM_PATH
  if (given !== undefined && given !== '') return [given]
  return [
    chromium.executablePath(),
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]
}

async function starting(path: string | null): Promise<string | null> {
  if (path === null) return null
  // Chrome on Windows opens a window instead of answering.
  if (process.platform === 'win32') return path
  return (await run(path, ['--version'])).code === 0 ? path : null
}

/** The path of a Chromium that starts; null where none can be had. */
export async function findChromium(say: (line: string) => void): Promise<string | null> {
  const there = await starting(firstProgram(candidates()))
  if (there !== null) return there
  say('fetching Chromium with Playwright …')
  await runNode([PLAYWRIGHT, 'install', 'chromium'])
  const installed = await starting(firstProgram(candidates()))
  if (installed !== null) return installed
  say('fetching Chromium with apt …')
  await aptInstall(['chromium'])
  return starting(firstProgram(candidates()))
}
