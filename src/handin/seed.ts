/** What is each student's own: a seed from who they are, and values drawn with it. */

import { fingerprint } from './canonical.ts'

export type Drawn = number | string
/** For each name, the values that a student may get. */
export type Draws = Readonly<Record<string, readonly Drawn[]>>
/** For each name, the value that one student has. */
export type Given = Readonly<Record<string, Drawn>>

const SEED_DIGITS = 16
const DRAW_DIGITS = 8

/** The same identifier, however it was typed: `  E12 34 ` is `e12 34`. */
export function sameIdentifier(identifier: string): string {
  return identifier.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

/** The seed of a student's work on a notebook. */
export function seedOf(notebook: string, identifier: string): string {
  return fingerprint(['essaim', notebook, sameIdentifier(identifier)]).slice(0, SEED_DIGITS)
}

export function drawn(seed: string, draws: Draws): Given {
  return Object.fromEntries(
    Object.entries(draws).flatMap(([name, values]) => {
      const number = Number.parseInt(fingerprint([seed, name]).slice(0, DRAW_DIGITS), 16)
      const value = values[number % values.length]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** The locked cell that gives Python these values. */
export function givenCode(given: Given): string {
  return Object.entries(given)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join('\n')
}
