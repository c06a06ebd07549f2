/** What a page may know of a notebook: nothing of what is right, and one language. */

import type { Language } from '../i18n/language.ts'
import type { AskedQuestion, Texts } from '../quiz/question.ts'
import { translated } from '../quiz/translate.ts'
import { blind, neutralOrder } from './blind.ts'
import type { FillNotebook, Step } from './steps.ts'

/** What training adds to that: the page fetches it, and an exam's page does not. */
export interface TrainingMaterial {
  /** The source of the visible checks. */
  readonly check: string
  readonly feedback: Readonly<Record<string, Texts>>
  readonly hints: Readonly<Record<string, readonly string[]>>
  readonly questions: Readonly<
    Record<string, { readonly question: AskedQuestion; readonly order: readonly number[] }>
  >
}

export function shown(about: FillNotebook, language: Language): FillNotebook {
  const only = (texts: Texts): Texts => ({ en: texts[language], fr: texts[language] })
  const step = (one: Step): Step => {
    switch (one.kind) {
      case 'text':
        return { ...one, says: only(one.says) }
      case 'code':
        return { ...one, asks: only(one.asks), hints: { en: [], fr: [] } }
      case 'seeded':
      case 'written':
        return { ...one, asks: only(one.asks) }
      case 'question':
        return { ...one, question: translated(blind(one.question), only) }
      default:
        return one satisfies never
    }
  }
  const { module, minutes, modes, draws } = about
  return { title: only(about.title), module, minutes, modes, draws, steps: about.steps.map(step) }
}

export function trainingMaterial(
  about: FillNotebook,
  checks: Pick<TrainingMaterial, 'check' | 'feedback'>,
  language: Language,
): TrainingMaterial {
  const hints = about.steps.flatMap((step) =>
    step.kind === 'code' ? [[step.id, step.hints[language]] as const] : [],
  )
  const questions = about.steps.flatMap((step) => {
    if (step.kind !== 'question') return []
    const question = translated(step.question, (texts) => texts[language])
    return [[step.id, { question, order: neutralOrder(step.question) }] as const]
  })
  return { ...checks, hints: Object.fromEntries(hints), questions: Object.fromEntries(questions) }
}
