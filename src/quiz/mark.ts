/** Marks an answer, as Moodle does: by fractions that are added. */

import type { Language } from '../i18n/language.ts'
import { readNumber } from './number.ts'
import { type Answer, type AskedQuestion, rightSides } from './question.ts'

export interface Mark {
  /** Up to 1; below 0 only where one wrong choice costs marks; null for a poll. */
  readonly fraction: number | null
  /** What is said to the answer. */
  readonly why: readonly Explanation[]
}

export interface Explanation {
  /** The choice that it is about, where several may be chosen; else empty. */
  readonly about: string
  readonly says: string
}

const between = (fraction: number) => Math.min(Math.max(fraction, 0), 1)
const explained = (says: string, about = ''): readonly Explanation[] =>
  says === '' ? [] : [{ about, says }]
const marked = (fraction: number, ...why: readonly string[]): Mark => ({
  fraction,
  why: why.flatMap((says) => explained(says)),
})

/** @throws RangeError when the answer is not of the question's kind */
export function mark(question: AskedQuestion, answer: Answer, language: Language): Mark {
  switch (question.kind) {
    case 'single': {
      const [at, ...more] = positions(question, answer)
      if (more.length > 0) throw mismatch(question, answer)
      const choice = at === undefined ? undefined : question.choices[at]
      return marked(choice?.credit ?? 0, choice?.why ?? '', question.why)
    }
    case 'multiple': {
      const chosen = positions(question, answer).flatMap((at) => question.choices[at] ?? [])
      const sum = chosen.reduce((total, choice) => total + choice.credit, 0)
      // Thirds do not add up to one.
      const whole = Math.abs(sum - 1) < 1e-4 ? 1 : sum
      const why = chosen.flatMap((choice) => explained(choice.why, choice.text))
      return { fraction: between(whole), why: [...why, ...explained(question.why)] }
    }
    case 'number': {
      const given = readNumber(typed(question, answer), question.units, language)
      if (given === null) return marked(0)
      const found = question.answers.find((a) => within(given, a.value, a.tolerance))
      if (found === undefined) return marked(0, question.otherwise, question.why)
      return marked(between(found.credit), found.why, question.why)
    }
    case 'text': {
      const given = typed(question, answer)
      const found = question.answers.find((a) => matches(given, a.pattern, question.sameCase))
      if (found === undefined) return marked(0, question.otherwise, question.why)
      return marked(between(found.credit), found.why, question.why)
    }
    case 'order': {
      if (answer.kind !== 'placed') throw mismatch(question, answer)
      const right = question.items.filter((_, at) => answer.places[at] === at).length
      return marked(right / question.items.length, question.why)
    }
    case 'match': {
      if (answer.kind !== 'matched') throw mismatch(question, answer)
      const sides = rightSides(question)
      const right = question.pairs.filter((pair, at) => {
        const chosen = answer.positions[at]
        return chosen != null && sides[chosen] === pair.right
      }).length
      return marked(right / question.pairs.length, question.why)
    }
    case 'poll':
      return { fraction: null, why: explained(question.why) }
    default:
      return question satisfies never
  }
}

/** Whether anything was answered at all. */
export function answered(answer: Answer): boolean {
  switch (answer.kind) {
    case 'chosen':
      return answer.positions.length > 0
    case 'typed':
      return answer.text.trim() !== ''
    case 'placed':
      return answer.places.some((place) => place !== null)
    case 'matched':
      return answer.positions.some((position) => position !== null)
    default:
      return answer satisfies never
  }
}

function positions(question: AskedQuestion, answer: Answer): readonly number[] {
  if (answer.kind !== 'chosen') throw mismatch(question, answer)
  return [...new Set(answer.positions)]
}

function typed(question: AskedQuestion, answer: Answer): string {
  if (answer.kind !== 'typed') throw mismatch(question, answer)
  return answer.text
}

/** 0.3 is within 0.1 of 0.2, whatever the last bit says. */
function within(given: number, value: number, tolerance: number): boolean {
  const slack = Math.max(Math.abs(given), Math.abs(value)) * 1e-12
  return Math.abs(given - value) <= tolerance + slack
}

/** One way to write what keyboards write in several: accents, apostrophes, spaces. */
const settled = (text: string) =>
  text.normalize('NFC').replaceAll('’', "'").trim().replaceAll(/\s+/g, ' ')

function matches(given: string, pattern: string, sameCase: boolean): boolean {
  const source = [...settled(pattern).matchAll(/\\\*|\*|[^*\\]+|\\/g)]
    .map(([part]) => (part === '*' ? '.*' : literal(part === '\\*' ? '*' : part)))
    .join('')
  const text = settled(given)
  return text !== '' && new RegExp(`^${source}$`, sameCase ? 'su' : 'isu').test(text)
}

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')

function mismatch(question: AskedQuestion, answer: Answer): RangeError {
  return new RangeError(`${question.id} is of the kind ${question.kind}, not ${answer.kind}`)
}
