/** WebKitGTK on a screen of its own, driven over WebDriver. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { type Engine, waitFor } from './engine.ts'
import { WebDriver } from './webdriver.ts'

export interface WebKitPrograms {
  readonly driver: string
  readonly browser: string
  readonly xvfb: string
}

/** The programs that the runner of the tests found; null where it found none. */
export function webkitPrograms(): WebKitPrograms | null {
  const { WEBKIT_DRIVER, WEBKIT_BROWSER, XVFB_RUN } = process.env
  if (!WEBKIT_DRIVER || !WEBKIT_BROWSER || !XVFB_RUN) return null
  return { driver: WEBKIT_DRIVER, browser: WEBKIT_BROWSER, xvfb: XVFB_RUN }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** The id of the driver itself: once it has gone, xvfb-run takes its screen away and ends. */
async function pidOf(child: ChildProcess): Promise<number> {
  for await (const part of child.stdout ?? []) return Number.parseInt(String(part), 10)
  throw new Error('the screen for WebKit ended before it was there')
}

/** Notes what goes wrong from the first look on: WebDriver itself does not tell. */
function listen(): boolean {
  const page = globalThis as { essaimErrors?: string[] }
  if (page.essaimErrors !== undefined) return true
  const errors: string[] = []
  page.essaimErrors = errors
  const { error } = console
  console.error = (...said: readonly unknown[]) => {
    errors.push(said.map(String).join(' '))
    error(...said)
  }
  addEventListener('error', (event) => errors.push(event.message))
  addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)))
  return true
}

export async function startWebKit(programs: WebKitPrograms): Promise<Engine> {
  const port = await freePort()
  const child = spawn(
    programs.xvfb,
    ['-a', 'sh', '-c', 'echo $$; exec "$0" "$@"', programs.driver, `--port=${port}`],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const ended = once(child, 'exit')
  const pid = await pidOf(child)
  const driver = new WebDriver(`http://127.0.0.1:${port}`)
  const end = async () => {
    await driver.stop().catch(() => {})
    process.kill(pid)
    await ended
  }
  try {
    await waitFor('driver of WebKit', async () => ((await driver.ready()) ? true : null), 20_000)
    await driver.start(programs.browser)
  } catch (error) {
    await end()
    throw error
  }
  const errors: string[] = []
  const gather = async () => {
    const said = await driver.read('(globalThis.essaimErrors ?? []).splice(0)')
    errors.push(...(said as readonly string[]))
    return errors
  }
  return {
    open: async (url) => {
      await gather()
      await driver.open(url)
      await driver.read(`(${listen})()`)
    },
    read: (expression) => driver.read(expression),
    errors: gather,
    screenshot: () => driver.screenshot(),
    close: end,
  }
}
