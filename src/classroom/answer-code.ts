/** A vote as a short code, for a room without any network: read aloud, typed, or scanned. */

import { checked, withCheck } from './check-digits.ts'
import {
  bytesToLetters,
  grouped,
  lettersOf,
  lettersToBytes,
  numberToValues,
  readLetters,
  valuesOf,
  valuesToNumber,
} from './letters.ts'
import type { Question, VoteAnswer } from './message.ts'

const QUESTION = 4
export const VOTER = 5
/** Of a typed answer; more letters could not be protected. */
const MOST_TYPED = 15
const TYPED = 16

/** A question's id in four letters. The lecturer's page knows which questions there are. */
export function shortened(id: string): readonly number[] {
  let hash = 0x811c9dc5
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return numberToValues((hash ^ (hash >>> 20)) & 0xfffff, QUESTION)
}

/** The code; null when the typed answer is too long for one. */
export function answerCode(question: Question, voter: string, answer: VoteAnswer): string | null {
  const said = answer.kind === 'chosen' ? chosen(question, answer.positions) : typed(answer.text)
  if (said === null) return null
  return grouped(lettersOf(withCheck([...shortened(question.id), ...valuesOf(voter), ...said])))
}

export type ReadCode =
  | { readonly kind: 'answer'; readonly voter: string; readonly answer: VoteAnswer }
  /** A letter is wrong or missing. */
  | { readonly kind: 'mistyped' }
  | { readonly kind: 'other-question' }

export function readAnswerCode(question: Question, code: string): ReadCode {
  const letters = readLetters(code)
  const word = letters === null ? null : checked(valuesOf(letters))
  if (word === null || word.length < QUESTION + VOTER + 1) return { kind: 'mistyped' }
  if (valuesToNumber(word.slice(0, QUESTION)) !== valuesToNumber(shortened(question.id))) {
    return { kind: 'other-question' }
  }
  const voter = lettersOf(word.slice(QUESTION, QUESTION + VOTER))
  const [length = 0, ...said] = word.slice(QUESTION + VOTER)
  if (said.length !== length % TYPED) return { kind: 'mistyped' }
  if (length < TYPED) {
    const mask = valuesToNumber(said)
    const positions = Array.from({ length: question.options }, (_, at) => at)
    return {
      kind: 'answer',
      voter,
      answer: { kind: 'chosen', positions: positions.filter((at) => (mask >> at) & 1) },
    }
  }
  const text = new TextDecoder().decode(lettersToBytes(lettersOf(said)))
  return { kind: 'answer', voter, answer: { kind: 'typed', text } }
}

function chosen(question: Question, positions: readonly number[]): readonly number[] {
  const mask = positions.reduce((sum, at) => sum | (1 << at), 0)
  const letters = Math.ceil(question.options / 5)
  return [letters, ...numberToValues(mask, letters)]
}

function typed(text: string): readonly number[] | null {
  const said = valuesOf(bytesToLetters(new TextEncoder().encode(text.trim())))
  return said.length > MOST_TYPED ? null : [TYPED + said.length, ...said]
}
