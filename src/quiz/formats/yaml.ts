/**
 * Imported questions as our own file. What was read speaks one language and may explain nothing: the
 * other language and missing explanations are left empty, and the build stops there until they are written.
 */

import { stringify } from 'yaml'
import type { Language } from '../../i18n/language.ts'
import type { AskedQuestion, QuizOf } from '../question.ts'

export function writeYaml(quiz: QuizOf<string>, language: Language): string {
  const both = (text: string) => ({ en: '', fr: '', [language]: text })
  /** Numbers and code are the same in both languages. */
  const either = (text: string) => (/^[\d\s.,%]+$|^`[^`]+`$/.test(text) ? text : both(text))
  const head = {
    title: both(quiz.title),
    module: 'M0',
    minutes: Math.max(quiz.questions.length, 1),
  }
  const questions = quiz.questions.map((question) => written(question, both, either))
  return stringify({ ...head, questions }, { lineWidth: 0 })
}

type Say = (text: string) => unknown

function written(question: AskedQuestion, both: Say, either: Say): Record<string, unknown> {
  const { id, kind, points, shuffle, why } = question
  const asked = {
    id,
    kind,
    prompt: both(question.prompt),
    ...(kind !== 'poll' && points !== 1 ? { points } : {}),
    ...(shuffle || kind === 'poll' ? {} : { shuffle }),
    ...(why !== '' || kind === 'order' || kind === 'match' ? { why: both(why) } : {}),
  }
  const share = (credit: number) => Number((credit * 100).toFixed(5))
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const choices = question.choices.map((choice) => ({
        text: either(choice.text),
        credit: share(choice.credit),
        why: both(choice.why),
      }))
      return { ...asked, choices }
    }
    case 'number': {
      const answers = question.answers.map((answer) => ({
        value: answer.value,
        tolerance: answer.tolerance,
        credit: share(answer.credit),
        why: both(answer.why),
      }))
      const units = question.units.map((unit) => ({ ...unit, name: either(unit.name) }))
      return { ...asked, answers, units, otherwise: both(question.otherwise) }
    }
    case 'text': {
      const answers = question.answers.map((answer) => ({
        pattern: either(answer.pattern),
        credit: share(answer.credit),
        why: both(answer.why),
      }))
      return { ...asked, answers, sameCase: question.sameCase, otherwise: both(question.otherwise) }
    }
    case 'order':
      return { ...asked, items: question.items.map(either) }
    case 'match': {
      const pairs = question.pairs.map(({ left, right }) => ({
        left: either(left),
        right: either(right),
      }))
      return { ...asked, pairs, others: question.others.map(either) }
    }
    case 'poll':
      return { ...asked, options: question.options.map(either) }
    default:
      return question satisfies never
  }
}
