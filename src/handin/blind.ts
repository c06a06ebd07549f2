/**
 * A question without what is right about it. As it is written its right order shows; here everything
 * stands in the order of its English words, and answers are told apart by their places in that.
 */

import type { Answer, Question, Texts } from '../quiz/question.ts'

const SILENT: Texts = { en: '', fr: '' }

function byWords(texts: readonly Texts[]): readonly number[] {
  const words = texts.map(({ en }) => en)
  const at = (place: number) => words[place] ?? ''
  return words
    .map((_, place) => place)
    .toSorted((a, b) => (at(a) < at(b) ? -1 : Number(at(a) > at(b))) || a - b)
}

function sidesOf(question: Extract<Question, { kind: 'match' }>): readonly Texts[] {
  const sides = [...question.pairs.map(({ right }) => right), ...question.others]
  return [...new Map(sides.map((side) => [side.en, side])).values()]
}

/** For each place in the blind question, the place in the written one. */
export function neutralOrder(question: Question): readonly number[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return byWords(question.choices.map(({ text }) => text))
    case 'order':
      return byWords(question.items)
    case 'match':
      return byWords(sidesOf(question))
    case 'number':
    case 'text':
    case 'poll':
      return []
    default:
      return question satisfies never
  }
}

export function blind(question: Question): Question {
  const order = neutralOrder(question)
  const inOrder = <T>(all: readonly T[]) => order.flatMap((at) => all[at] ?? [])
  const asked = { ...question, why: SILENT }
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const choices = inOrder(question.choices).map(({ text }) => ({
        text,
        credit: 0,
        why: SILENT,
      }))
      return { ...asked, kind: question.kind, choices }
    }
    case 'order':
      return { ...asked, kind: 'order', items: inOrder(question.items) }
    case 'match': {
      const sides = inOrder(sidesOf(question))
      const [right = SILENT] = sides
      const pairs = question.pairs.map(({ left }) => ({ left, right }))
      return { ...asked, kind: 'match', pairs, others: sides }
    }
    case 'number':
      return { ...question, why: SILENT, answers: [], otherwise: SILENT }
    case 'text':
      return { ...question, why: SILENT, answers: [], otherwise: SILENT }
    case 'poll':
      return question
    default:
      return question satisfies never
  }
}

/** An answer to the blind question as one to the written question. */
export function unblind(order: readonly number[], answer: Answer): Answer {
  const written = (place: number) => order[place] ?? place
  switch (answer.kind) {
    case 'chosen':
      return { kind: 'chosen', positions: answer.positions.map(written) }
    case 'typed':
      return answer
    case 'placed': {
      const places: (number | null)[] = answer.places.map(() => null)
      for (const [shown, place] of answer.places.entries()) places[written(shown)] = place
      return { kind: 'placed', places }
    }
    case 'matched': {
      const positions = answer.positions.map((place) => (place === null ? null : written(place)))
      return { kind: 'matched', positions }
    }
    default:
      return answer satisfies never
  }
}
