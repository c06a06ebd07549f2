/** A question of a quiz, as a value: in both languages, with an explanation for each answer. */

import type { Language } from '../i18n/language.ts'

export type Texts = Readonly<Record<Language, string>>

/** An answer that can be chosen. `credit` is its share of the mark, from -1 to 1. */
export interface Choice {
  readonly text: Texts
  readonly credit: number
  readonly why: Texts
}

/** A number that is accepted when it lies within `tolerance` of `value`. */
export interface NumberAnswer {
  readonly value: number
  readonly tolerance: number
  readonly credit: number
  readonly why: Texts
}

/** A unit that may follow the number: `factor` turns it into the unit of the answers. */
export interface Unit {
  readonly name: string
  readonly factor: number
}

/** A text that is accepted; `*` stands for any characters, as in Moodle. */
export interface TextAnswer {
  readonly pattern: Texts
  readonly credit: number
  readonly why: Texts
}

interface Asked {
  /** Unique in its quiz, in English words joined by hyphens. */
  readonly id: string
  readonly prompt: Texts
  /** What it is worth; 0 for a poll. */
  readonly points: number
}

export type Question =
  | (Asked & { readonly kind: 'single' | 'multiple'; readonly choices: readonly Choice[] })
  | (Asked & {
      readonly kind: 'number'
      readonly answers: readonly NumberAnswer[]
      /** The first is that of the answers; none when the number stands alone. */
      readonly units: readonly Unit[]
      /** Said of any other number. */
      readonly otherwise: Texts
    })
  | (Asked & {
      readonly kind: 'order'
      /** In their right order. */
      readonly items: readonly Texts[]
      readonly why: Texts
    })
  | (Asked & {
      readonly kind: 'match'
      readonly pairs: readonly { readonly left: Texts; readonly right: Texts }[]
      /** Right sides that belong to no left one. */
      readonly others: readonly Texts[]
      readonly why: Texts
    })
  | (Asked & {
      readonly kind: 'text'
      readonly answers: readonly TextAnswer[]
      readonly sameCase: boolean
      readonly otherwise: Texts
    })
  | (Asked & { readonly kind: 'poll'; readonly options: readonly Texts[] })

export interface Quiz {
  readonly slug: string
  readonly title: Texts
  readonly module: string
  readonly minutes: number
  readonly questions: readonly Question[]
}

/** What a reader answered: positions of choices, a typed text, or an order of positions. */
export type Answer =
  | { readonly kind: 'chosen'; readonly positions: readonly number[] }
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'ordered'; readonly positions: readonly number[] }
  /** For each left side, the position of a right side (pairs first, then the others), or null. */
  | { readonly kind: 'matched'; readonly positions: readonly (number | null)[] }
