/** A question with its answers, what each is worth and what is said to it: for a lecturer to read. */

import { decimal } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import { quizText } from '../../i18n/quiz/text.ts'
import type { AskedQuestion } from '../../quiz/question.ts'
import { withCode } from '../with-code.ts'

interface Line {
  readonly words: string
  readonly credit?: number
  readonly why?: string
}

export function preview(question: AskedQuestion, language: Language): HTMLElement {
  const item = document.createElement('li')
  const prompt = document.createElement('p')
  prompt.append(withCode(question.prompt))
  const kind = document.createElement('p')
  kind.className = 'plain'
  kind.textContent = `${question.id} · ${quizText(language, `convert.kind.${question.kind}`)}`
  const answers = document.createElement('ul')
  for (const line of linesOf(question, language)) answers.append(shown(line, language))
  item.append(prompt, kind, answers)
  if (question.why !== '') {
    const why = document.createElement('p')
    why.append(withCode(question.why))
    item.append(why)
  }
  return item
}

function shown({ words, credit, why = '' }: Line, language: Language): HTMLElement {
  const item = document.createElement('li')
  if (credit !== undefined) {
    const share = document.createElement('strong')
    share.textContent = `${decimal(language, credit * 100)}\u00a0%`
    item.append(share, ' ')
  }
  item.append(withCode(words))
  if (why !== '') item.append(' – ', withCode(why))
  return item
}

function linesOf(question: AskedQuestion, language: Language): readonly Line[] {
  const otherwise = (why: string): readonly Line[] =>
    why === '' ? [] : [{ words: quizText(language, 'convert.otherwise'), credit: 0, why }]
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return question.choices.map(({ text: words, credit, why }) => ({ words, credit, why }))
    case 'number':
      return [
        ...question.answers.map(({ value, tolerance, credit, why }) => {
          const unit = question.units[0] === undefined ? '' : ` ${question.units[0].name}`
          const within = tolerance === 0 ? '' : ` ± ${tolerance}`
          return { words: `${value}${within}${unit}`, credit, why }
        }),
        ...otherwise(question.otherwise),
      ]
    case 'text':
      return [
        ...question.answers.map(({ pattern, credit, why }) => ({ words: pattern, credit, why })),
        ...otherwise(question.otherwise),
      ]
    case 'order':
      return question.items.map((words, at) => ({ words: `${at + 1}. ${words}` }))
    case 'match':
      return [
        ...question.pairs.map(({ left, right }) => ({ words: `${left} → ${right}` })),
        ...question.others.map((right) => ({ words: `– → ${right}` })),
      ]
    case 'poll':
      return question.options.map((words) => ({ words }))
    default:
      return question satisfies never
  }
}
