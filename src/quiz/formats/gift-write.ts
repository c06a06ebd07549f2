/** Questions as GIFT. Texts are written as HTML, since that alone can tell code from words. */

import type { AskedQuestion, QuizOf } from '../question.ts'
import { htmlOfText } from './html.ts'
import { type Exported, type Note, type Tell, telling } from './note.ts'
import { percent, plainNumber } from './plain-number.ts'

export function writeGift(quiz: QuizOf<string>): Exported {
  const notes: Note[] = []
  const written = quiz.questions.flatMap((question) => {
    const tell = telling(notes, question.id, null)
    const answers = answersOf(question, tell)
    if (answers === null) {
      tell('type', question.kind)
      return []
    }
    if (question.points !== 1) tell('points', String(question.points))
    const general = question.why === '' ? [] : [`\t####${said(question.why)}`]
    const lines = [...answers, ...general].join('\n')
    return [`::${plain(question.id)}::[html]${said(question.prompt)}{${lines}\n}\n`]
  })
  return { text: `// ${quiz.title.replaceAll('\n', ' ')}\n\n${written.join('\n')}`, notes }
}

function answersOf(question: AskedQuestion, tell: Tell): readonly string[] | null {
  switch (question.kind) {
    case 'single':
      if (!question.shuffle) tell('shuffle')
      return [
        '',
        ...question.choices.map(({ text, credit, why }) => {
          const sign = credit === 1 ? '=' : `~${credit === 0 ? '' : `%${percent(credit)}%`}`
          return `\t${sign}${first(text)}${feedback(why)}`
        }),
      ]
    case 'multiple':
      if (!question.shuffle) tell('shuffle')
      return [
        '',
        ...question.choices.map(
          ({ text, credit, why }) => `\t~%${percent(credit)}%${said(text)}${feedback(why)}`,
        ),
      ]
    case 'number':
      if (question.units.length > 0) tell('units', question.units.map((u) => u.name).join(', '))
      return [
        '#',
        ...question.answers.map(({ value, tolerance, credit, why }) => {
          const interval = `${plainNumber(value)}:${plainNumber(tolerance)}`
          return `\t=%${percent(credit)}%${interval}${feedback(why)}`
        }),
        ...(question.otherwise === '' ? [] : [`\t~${feedback(question.otherwise)}`]),
      ]
    case 'text':
      if (question.sameCase) tell('same-case')
      return [
        '',
        ...question.answers.map(
          ({ pattern, credit, why }) => `\t=%${percent(credit)}%${plain(pattern)}${feedback(why)}`,
        ),
        ...(question.otherwise === '' ? [] : [`\t=%0%*${feedback(question.otherwise)}`]),
      ]
    case 'match':
      return [
        '',
        ...question.pairs.map(({ left, right }) => `\t=${said(left)} -> ${plain(right)}`),
        ...question.others.map((right) => `\t= -> ${plain(right)}`),
      ]
    case 'order':
    case 'poll':
      return null
    default:
      return question satisfies never
  }
}

const plain = (text: string) => text.replaceAll(/[\\~=#{}:]/g, '\\$&').replaceAll('\n', '\\n')
const said = (text: string) => plain(htmlOfText(text))
/** A percent sign at the beginning would be read as a weight. */
const first = (text: string) =>
  text.startsWith('%') ? plain('&#37;') + said(text.slice(1)) : said(text)
const feedback = (why: string) => (why === '' ? '' : `#${said(why)}`)
