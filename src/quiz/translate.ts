/** The same question with other texts: one of two languages, or both from one. */

import type { Language } from '../i18n/language.ts'
import type { QuestionOf, QuizOf, Texts } from './question.ts'

export function translated<T, U>(question: QuestionOf<T>, say: (text: T) => U): QuestionOf<U> {
  const asked = { ...question, prompt: say(question.prompt), why: say(question.why) }
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const choices = question.choices.map((choice) => ({
        ...choice,
        text: say(choice.text),
        why: say(choice.why),
      }))
      return { ...asked, kind: question.kind, choices }
    }
    case 'number': {
      const answers = question.answers.map((answer) => ({ ...answer, why: say(answer.why) }))
      const units = question.units.map((unit) => ({ ...unit, name: say(unit.name) }))
      return { ...asked, kind: 'number', answers, units, otherwise: say(question.otherwise) }
    }
    case 'text': {
      const answers = question.answers.map((answer) => ({
        ...answer,
        pattern: say(answer.pattern),
        why: say(answer.why),
      }))
      const { sameCase } = question
      return { ...asked, kind: 'text', answers, sameCase, otherwise: say(question.otherwise) }
    }
    case 'order':
      return { ...asked, kind: 'order', items: question.items.map(say) }
    case 'match': {
      const pairs = question.pairs.map(({ left, right }) => ({
        left: say(left),
        right: say(right),
      }))
      return { ...asked, kind: 'match', pairs, others: question.others.map(say) }
    }
    case 'poll':
      return { ...asked, kind: 'poll', options: question.options.map(say) }
    default:
      return question satisfies never
  }
}

/** A quiz in one of its languages. */
export function spoken({ title, questions }: QuizOf<Texts>, language: Language): QuizOf<string> {
  return {
    title: title[language],
    questions: questions.map((question) => translated(question, (texts) => texts[language])),
  }
}
