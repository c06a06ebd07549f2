/**
 * A question of a quiz, as a value, with an explanation for each answer. `T` is what a text is: both
 * languages in `content/`, one string on a reader's page and in a file of Moodle.
 */

import type { Language } from '../i18n/language.ts'

export type Texts = Readonly<Record<Language, string>>

/** An answer that can be chosen. `credit` is its share of the mark, from -1 to 1. */
export interface Choice<T> {
  readonly text: T
  readonly credit: number
  readonly why: T
}

/** A number that is accepted when it lies within `tolerance` of `value`. */
export interface NumberAnswer<T> {
  readonly value: number
  readonly tolerance: number
  readonly credit: number
  readonly why: T
}

/** A unit that may follow the number: `factor` turns it into the unit of the answers. */
export interface Unit<T> {
  readonly name: T
  readonly factor: number
}

/** A text that is accepted; `*` stands for any characters and `\*` for a star, as in Moodle. */
export interface TextAnswer<T> {
  readonly pattern: T
  readonly credit: number
  readonly why: T
}

interface Asked<T> {
  /** Unique in its quiz, in English words joined by hyphens. */
  readonly id: string
  readonly prompt: T
  /** What it is worth; 0 for a poll. */
  readonly points: number
  /** Said after any answer; may be empty. */
  readonly why: T
  /** Whether its answers may be shown in another order. */
  readonly shuffle: boolean
}

export type QuestionOf<T> =
  | (Asked<T> & { readonly kind: 'single' | 'multiple'; readonly choices: readonly Choice<T>[] })
  | (Asked<T> & {
      readonly kind: 'number'
      readonly answers: readonly NumberAnswer<T>[]
      /** The first is that of the answers; none when the number stands alone. */
      readonly units: readonly Unit<T>[]
      /** Said of any other number. */
      readonly otherwise: T
    })
  | (Asked<T> & {
      readonly kind: 'order'
      /** In their right order. */
      readonly items: readonly T[]
    })
  | (Asked<T> & {
      readonly kind: 'match'
      readonly pairs: readonly { readonly left: T; readonly right: T }[]
      /** Right sides that belong to no left one. */
      readonly others: readonly T[]
    })
  | (Asked<T> & {
      readonly kind: 'text'
      readonly answers: readonly TextAnswer<T>[]
      readonly sameCase: boolean
      readonly otherwise: T
    })
  | (Asked<T> & { readonly kind: 'poll'; readonly options: readonly T[] })

/** As it stands in `content/`. */
export type Question = QuestionOf<Texts>
/** As one reader sees it. */
export type AskedQuestion = QuestionOf<string>

export interface QuizOf<T> {
  readonly title: T
  readonly questions: readonly QuestionOf<T>[]
}

/** What a reader answered. Positions are those of the question as it is written, not as shown. */
export type Answer =
  | { readonly kind: 'chosen'; readonly positions: readonly number[] }
  | { readonly kind: 'typed'; readonly text: string }
  /** For each item, the place that it was given, from 0, or null. */
  | { readonly kind: 'placed'; readonly places: readonly (number | null)[] }
  /** For each left side, the position among `rightSides`, or null. */
  | { readonly kind: 'matched'; readonly positions: readonly (number | null)[] }

/** The right sides of a match, once each, those of the pairs before the others. */
export function rightSides(question: Extract<AskedQuestion, { kind: 'match' }>): readonly string[] {
  return [...new Set([...question.pairs.map((pair) => pair.right), ...question.others])]
}
