/** As much of WebDriver (https://www.w3.org/TR/webdriver2/) as the tests need. */

import type { Plain } from './engine.ts'

/** A page that does not load, or a script that does not end, is an error after this long. */
const LIMIT_MS = 60_000

interface Answer {
  readonly value: unknown
}

interface Refusal {
  readonly error: string
  readonly message: string
}

function refused(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'error' in value && 'message' in value
}

export class WebDriver {
  readonly #driver: string
  #session = ''

  /** @param driver the address that the driver listens on, without a trailing slash */
  constructor(driver: string) {
    this.#driver = driver
  }

  async #call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.#driver}${path}`, {
      method,
      signal: AbortSignal.timeout(LIMIT_MS + 5_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const { value } = (await answer.json()) as Answer
    if (answer.ok) return value
    throw new Error(refused(value) ? `${value.error}: ${value.message}` : `${answer.status}`)
  }

  async ready(): Promise<boolean> {
    const status = await this.#call('GET', '/status').catch(() => null)
    return typeof status === 'object' && status !== null && 'ready' in status
  }

  async start(browser: string): Promise<void> {
    const value = await this.#call('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          timeouts: { pageLoad: LIMIT_MS, script: LIMIT_MS },
          'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
        },
      },
    })
    this.#session = `/session/${(value as { readonly sessionId: string }).sessionId}`
  }

  async open(url: string): Promise<void> {
    await this.#call('POST', `${this.#session}/url`, { url })
  }

  /** The value of a JavaScript expression in the page. */
  async read(expression: string): Promise<Plain> {
    const script = { script: `return ${expression}`, args: [] }
    return (await this.#call('POST', `${this.#session}/execute/sync`, script)) as Plain
  }

  /** @returns a PNG of what the reader sees */
  async screenshot(): Promise<Uint8Array> {
    const picture = await this.#call('GET', `${this.#session}/screenshot`)
    return Buffer.from(String(picture), 'base64')
  }

  async stop(): Promise<void> {
    if (this.#session !== '') await this.#call('DELETE', this.#session)
    this.#session = ''
  }
}
