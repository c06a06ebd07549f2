/** A notebook to fill, as a value: what is told, what is asked, what each step is worth. */

import type { Language } from '../i18n/language.ts'
import type { Question, Texts } from '../quiz/question.ts'
import { translated } from '../quiz/translate.ts'
import { fingerprint, type Json } from './canonical.ts'
import type { Draws } from './seed.ts'

export type Mode = 'training' | 'exam'

/** A text of Markdown, which nobody edits. */
interface TextStep<T> {
  readonly kind: 'text'
  readonly id: string
  readonly says: T
}

interface CodeStep<T> {
  readonly kind: 'code'
  readonly id: string
  readonly asks: T
  readonly points: number
  readonly starter: string
  /** The names that the cell has to define, with the types of their values. */
  readonly defines: Readonly<Record<string, string>>
  readonly hints: Readonly<Record<Language, readonly string[]>>
}

/** A question of the quiz's kinds, with the same right answer for everybody. */
interface QuestionStep {
  readonly kind: 'question'
  readonly id: string
  readonly question: Question
}

/** A number whose right value hangs on the student's seed. */
interface SeededStep<T> {
  readonly kind: 'seeded'
  readonly id: string
  readonly asks: T
  readonly points: number
}

/** A text that a person reads; it is not marked. */
interface WrittenStep<T> {
  readonly kind: 'written'
  readonly id: string
  readonly asks: T
}

export type Step =
  | TextStep<Texts>
  | CodeStep<Texts>
  | QuestionStep
  | SeededStep<Texts>
  | WrittenStep<Texts>

export interface FillNotebook {
  readonly title: Texts
  readonly module: string
  readonly minutes: number
  readonly modes: readonly Mode[]
  readonly draws: Draws
  readonly steps: readonly Step[]
}

export function pointsOf(step: Step): number {
  switch (step.kind) {
    case 'code':
    case 'seeded':
      return step.points
    case 'question':
      return step.question.points
    case 'text':
    case 'written':
      return 0
    default:
      return step satisfies never
  }
}

/** What a step says in a language, as Markdown. */
export function wordsOf(step: Step, language: Language): string {
  switch (step.kind) {
    case 'text':
      return step.says[language]
    case 'code':
    case 'seeded':
    case 'written':
      return step.asks[language]
    case 'question':
      return translated(step.question, (texts) => texts[language]).prompt
    default:
      return step satisfies never
  }
}

/** Another notebook, or the same in another version: what a hand-in has to be graded with. */
export function editionOf({ draws, steps }: FillNotebook): string {
  return fingerprint({ draws, steps } as unknown as Json).slice(0, 16)
}
