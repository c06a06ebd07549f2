/** A browser engine that a test drives, whatever protocol it speaks. */

/** What can be passed into a page and out of it. */
export type Plain = string | number | boolean | null | readonly Plain[]

export interface Engine {
  open(url: string): Promise<void>
  /** The value of a JavaScript expression in the page. */
  read(expression: string): Promise<Plain>
  /** Console errors and uncaught errors since the engine started. */
  errors(): Promise<readonly string[]>
  screenshot(): Promise<Uint8Array>
  /** Ends the browser and all that came with it. */
  close(): Promise<void>
}

/** Runs a function that stands on its own in the page; only plain values go in and out. */
export async function evaluate<A extends readonly Plain[], R extends Plain>(
  engine: Engine,
  act: (...given: A) => R,
  ...given: A
): Promise<R> {
  return (await engine.read(`(${act})(...${JSON.stringify(given)})`)) as R
}

const STEP_MS = 100

/**
 * Waits until `look` finds something, and returns it.
 * @throws Error with `what` and the last thing seen after `limit` milliseconds
 */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | null>,
  limit = 60_000,
  seen: () => Promise<string> = async () => '',
): Promise<T> {
  const end = performance.now() + limit
  while (performance.now() < end) {
    const found = await look()
    if (found !== null) return found
    await new Promise((resolve) => setTimeout(resolve, STEP_MS))
  }
  throw new Error(`after ${limit} ms still no ${what}: ${await seen()}`)
}
