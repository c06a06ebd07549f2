/**
 * What happened while a notebook was filled, each entry with the fingerprint of the one before it. A
 * chain shows what was changed afterwards by hand. It is no proof: who computes it anew gets a whole one.
 */

import { fingerprint, type Json } from './canonical.ts'

export type Happened =
  | {
      readonly kind: 'begun'
      readonly student: string
      readonly seed: string
      readonly edition: string
      readonly mode: string
    }
  /** A version of a cell that was kept. */
  | { readonly kind: 'edited'; readonly step: string; readonly content: string }
  | {
      readonly kind: 'ran'
      readonly step: string
      readonly content: string
      readonly ended: string
    }
  | { readonly kind: 'answered'; readonly step: string; readonly content: string }
  | {
      readonly kind: 'checked'
      readonly step: string
      readonly earned: number
      readonly points: number
    }
  | { readonly kind: 'hint'; readonly step: string }
  /** Python forgot all names, and every cell is run in order from here. */
  | { readonly kind: 'restarted' }
  | { readonly kind: 'handed-in'; readonly content: string }

export type Entry = Happened & {
  /** Milliseconds, Unix. */
  readonly at: number
  readonly before: string
  readonly hash: string
}

const START = '0'.repeat(64)

function hashOf({ hash: _, ...rest }: Entry): string {
  return fingerprint(rest as Json)
}

export function logged(log: readonly Entry[], happened: Happened, at: number): readonly Entry[] {
  const before = log.at(-1)?.hash ?? START
  const entry: Entry = { ...happened, at, before, hash: '' }
  return [...log, { ...entry, hash: hashOf(entry) }]
}

/** The number of the first entry that does not follow from those before it, from 1; null when all do. */
export function brokenAt(log: readonly Entry[]): number | null {
  let before = START
  for (const [at, entry] of log.entries()) {
    if (entry.before !== before || entry.hash !== hashOf(entry)) return at + 1
    before = entry.hash
  }
  return null
}

/** The last content that the log knows of each step. */
export function lastContents(log: readonly Entry[]): ReadonlyMap<string, string> {
  const contents = new Map<string, string>()
  for (const entry of log) {
    if (entry.kind === 'edited' || entry.kind === 'ran' || entry.kind === 'answered') {
      contents.set(entry.step, entry.content)
    }
  }
  return contents
}
