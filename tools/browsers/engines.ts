/** The other engines; each is optional, its tests are skipped where it cannot be had. */

import { globSync } from 'node:fs'
import { aptInstall } from './apt.ts'
import { firstProgram } from './which.ts'

const MINI_BROWSERS = '/usr/lib/{*/,}webkit2gtk-4.*/MiniBrowser'

const firefox = () => firstProgram([process.env.FIREFOX_PATH ?? 'firefox-esr', 'firefox'])

interface WebKit {
  readonly driver: string
  readonly browser: string
  readonly xvfb: string
}

function webkit(): WebKit | null {
  const driver = firstProgram(['WebKitWebDriver'])
  const browser = firstProgram(globSync(MINI_BROWSERS))
  const xvfb = firstProgram(['xvfb-run'])
  return driver === null || browser === null || xvfb === null ? null : { driver, browser, xvfb }
}

/** Environment variables by which the tests find the other engines. */
export async function findEngines(
  say: (line: string) => void,
): Promise<Readonly<Record<string, string>>> {
  if (firefox() === null) {
    say('fetching Firefox with apt …')
    await aptInstall(['firefox-esr'])
  }
  if (webkit() === null) {
    say('fetching WebKit with apt …')
    await aptInstall(['webkit2gtk-driver', 'xvfb', 'xauth'])
  }
  const gecko = firefox()
  const kit = webkit()
  if (gecko === null) say('Firefox cannot be had here; its tests are skipped')
  if (kit === null) say('WebKit cannot be had here; its tests are skipped')
  return {
    ...(gecko === null ? {} : { FIREFOX_PATH: gecko }),
    ...(kit === null
      ? {}
      : { WEBKIT_DRIVER: kit.driver, WEBKIT_BROWSER: kit.browser, XVFB_RUN: kit.xvfb }),
  }
}
