import type { AskedQuestion } from '../question.ts'
import type { Tell } from './note.ts'

type Chosen = Extract<AskedQuestion, { kind: 'single' | 'multiple' }>

/** Null where no answer gets marks; told where the right ones do not make a whole mark. */
export function wholeCredits(question: Chosen, tell: Tell): Chosen | null {
  const parts = question.choices.map(({ credit }) => credit).filter((credit) => credit > 0)
  if (parts.length === 0) {
    tell('unanswerable')
    return null
  }
  const best =
    question.kind === 'single' ? Math.max(...parts) : parts.reduce((sum, part) => sum + part, 0)
  if (Math.abs(best - 1) > 1e-4) tell('not-whole', `${Number((best * 100).toFixed(3))} %`)
  return question
}
