/** What a hand-in gets: what running it came to, and its answers to the questions of the quiz. */

import { neutralOrder, unblind } from '../../src/handin/blind.ts'
import { pointsOf, type Step } from '../../src/handin/steps.ts'
import { answered, mark } from '../../src/quiz/mark.ts'
import { translated } from '../../src/quiz/translate.ts'
import type { CheckResult } from '../../workers/protocol/kernel.ts'
import type { Executed } from './execute.ts'
import type { Gathered } from './gather.ts'

export interface StepMark {
  readonly step: string
  readonly earned: number
  readonly points: number
  readonly says: string
}

export interface Marked {
  readonly earned: number
  readonly points: number
  readonly steps: readonly StepMark[]
}

const NOT_ANSWERED = { en: 'Not answered.', fr: 'Sans réponse.' } as const

function markQuestion(step: Extract<Step, { kind: 'question' }>, { handIn }: Gathered): StepMark {
  const { language, filling } = handIn
  const { points } = step.question
  const answer = filling.answers[step.id]
  const none = { step: step.id, earned: 0, points, says: NOT_ANSWERED[language] }
  if (answer === undefined || !answered(answer)) return none
  try {
    const question = translated(step.question, (texts) => texts[language])
    const { fraction, why } = mark(question, unblind(neutralOrder(step.question), answer), language)
    const says = why.map((one) => one.says).join(' ')
    return { step: step.id, earned: (fraction ?? 0) * points, points, says }
  } catch {
    // An answer of another kind than the question: written by hand.
    return none
  }
}

function markRun(step: Step, results: readonly CheckResult[]): StepMark {
  const own = results.filter(({ check }) => check.split('/')[0] === step.id)
  const failed = own.filter(({ result }) => result !== 'pass')
  return {
    step: step.id,
    earned: own.reduce((sum, { earned }) => sum + earned, 0),
    points: pointsOf(step),
    says: (failed.length > 0 ? failed : own).map(({ message }) => message).join(' '),
  }
}

export function markAll(gathered: Gathered, executed: Executed): Marked {
  const asked = gathered.notebook.about.steps.filter((step) => pointsOf(step) > 0)
  const steps = asked.map((step) =>
    step.kind === 'question' ? markQuestion(step, gathered) : markRun(step, executed.results),
  )
  const sum = (key: 'earned' | 'points') => steps.reduce((total, one) => total + one[key], 0)
  return { earned: sum('earned'), points: sum('points'), steps }
}
