/** Marks an answer, as Moodle does: by fractions that are added, and never below zero. */

import type { Language } from '../i18n/language.ts'
import { readNumber } from './number.ts'
import type { Answer, Question, Texts } from './question.ts'

export interface Mark {
  /** From 0 to 1; null for a poll, which is not marked. */
  readonly fraction: number | null
  /** What is said to the answer. */
  readonly why: readonly Texts[]
}

const WRONG: Mark = { fraction: 0, why: [] }
const between = (fraction: number) => Math.min(Math.max(fraction, 0), 1)

/** @throws RangeError when the answer is not of the question's kind */
export function mark(question: Question, answer: Answer, language: Language): Mark {
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const chosen = positions(question, answer).map((at) => question.choices[at])
      if (question.kind === 'single' && chosen.length > 1) throw mismatch(question, answer)
      const sum = chosen.reduce((total, choice) => total + (choice?.credit ?? 0), 0)
      return { fraction: between(sum), why: chosen.flatMap((choice) => choice?.why ?? []) }
    }
    case 'number': {
      const given = readNumber(typed(question, answer), question.units)
      if (given === null) return WRONG
      const found = question.answers.find((a) => Math.abs(given - a.value) <= a.tolerance)
      if (found === undefined) return { fraction: 0, why: [question.otherwise] }
      return { fraction: between(found.credit), why: [found.why] }
    }
    case 'text': {
      const given = typed(question, answer).trim()
      if (given === '') return WRONG
      const found = question.answers.find(({ pattern }) =>
        matches(given, pattern[language], question.sameCase),
      )
      if (found === undefined) return { fraction: 0, why: [question.otherwise] }
      return { fraction: between(found.credit), why: [found.why] }
    }
    case 'order': {
      if (answer.kind !== 'ordered') throw mismatch(question, answer)
      const right = question.items.filter((_, at) => answer.positions[at] === at).length
      return { fraction: right / question.items.length, why: [question.why] }
    }
    case 'match': {
      if (answer.kind !== 'matched') throw mismatch(question, answer)
      const right = question.pairs.filter((pair, at) => {
        const chosen = answer.positions[at]
        return chosen != null && sameText(question.pairs[chosen]?.right, pair.right)
      }).length
      return { fraction: right / question.pairs.length, why: [question.why] }
    }
    case 'poll':
      return { fraction: null, why: [] }
    default:
      return question satisfies never
  }
}

function positions(question: Question, answer: Answer): readonly number[] {
  if (answer.kind !== 'chosen') throw mismatch(question, answer)
  return [...new Set(answer.positions)]
}

function typed(question: Question, answer: Answer): string {
  if (answer.kind !== 'typed') throw mismatch(question, answer)
  return answer.text
}

/** Two pairs may share a right side: either counts. */
function sameText(one: Texts | undefined, other: Texts): boolean {
  return one !== undefined && one.en === other.en && one.fr === other.fr
}

/** Spaces in a row count as one. */
function matches(given: string, pattern: string, sameCase: boolean): boolean {
  const source = pattern
    .trim()
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+'))
    .join('.*')
  return new RegExp(`^${source}$`, sameCase ? 'su' : 'isu').test(given)
}

function mismatch(question: Question, answer: Answer): RangeError {
  return new RangeError(`${question.id} is of the kind ${question.kind}, not ${answer.kind}`)
}
