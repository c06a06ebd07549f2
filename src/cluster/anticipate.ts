/** Whether a cell is about to ask for the tab's cluster, read from its text. */

const ASKS = /\b(?:Client|LocalCluster)\(([^)"']*)\)/
/** Anything but a number of workers makes nodes that are not known before the cell runs. */
const PLAIN = /^\s*(?:n_workers\s*=\s*(\d+)\s*,?\s*)?(?:asynchronous\s*=\s*True\s*)?$/
export const DEFAULT_WORKERS = 4

/**
 * How many workers a cell will ask for; null when it does not, or not plainly.
 *
 * A guess that is wrong costs nodes that are given back: it is never what a cell gets.
 */
export function anticipated(code: string): number | null {
  const asked = ASKS.exec(code)?.[1]
  if (asked === undefined) return null
  const plain = PLAIN.exec(asked)
  if (plain === null) return null
  return plain[1] === undefined ? DEFAULT_WORKERS : Number(plain[1])
}
