/** A question on a slide: what can be voted on it, what is right, and what the reader has chosen. */

import type { Question, VoteAnswer } from '../../classroom/message.ts'
import type { AskedQuestion } from '../../quiz/question.ts'
import type { PresentedDeck } from '../../slides/presenting.ts'
import { answerIn } from '../quiz/answers.ts'

export interface SlideQuestion {
  readonly asked: Question
  readonly question: AskedQuestion
  readonly fieldset: HTMLFieldSetElement
}

const idOf = (quiz: string, question: string) => `${quiz}/${question}`

/** What can be voted on this slide. Orders and pairs have too many answers to be counted. */
export function questionsOn(deck: PresentedDeck, slide: string): readonly SlideQuestion[] {
  const shown = deck.slides.find(({ id }) => id === slide)
  return (shown?.questions ?? []).flatMap(({ quiz, question }) => {
    const found = questionIn(deck, idOf(quiz, question))
    return found === null ? [] : [found]
  })
}

export function questionIn(deck: PresentedDeck, id: string): SlideQuestion | null {
  for (const form of deck.querySelectorAll<HTMLElement>('quiz-form')) {
    const material = form.querySelector('.material')?.textContent ?? '{}'
    const { slug = '', questions = [] } = JSON.parse(material) as {
      slug?: string
      questions?: readonly AskedQuestion[]
    }
    for (const question of questions) {
      if (idOf(slug, question.id) !== id) continue
      const fieldset = form.querySelector<HTMLFieldSetElement>(
        `fieldset[data-question="${CSS.escape(question.id)}"]`,
      )
      const asked = votable(id, question)
      if (fieldset !== null && asked !== null) return { asked, question, fieldset }
    }
  }
  return null
}

function votable(id: string, question: AskedQuestion): Question | null {
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const several = question.kind === 'multiple'
      return { id, kind: 'quiz', options: question.choices.length, several }
    }
    case 'poll':
      return { id, kind: 'poll', options: question.options.length, several: false }
    case 'number':
    case 'text':
      return { id, kind: 'quiz', options: 0, several: false }
    case 'order':
    case 'match':
      return null
    default:
      return question satisfies never
  }
}

/** What the reader has put in; null while it is nothing. */
export function chosenIn({ fieldset, question }: SlideQuestion): VoteAnswer | null {
  const answer = answerIn(fieldset, question)
  if (answer.kind === 'chosen') return answer.positions.length === 0 ? null : answer
  if (answer.kind !== 'typed' || answer.text.trim() === '') return null
  return { kind: 'typed', text: answer.text.trim() }
}

/** The answers to choose from; none where one is typed. */
export function optionsOf(question: AskedQuestion): readonly string[] {
  if (question.kind === 'poll') return question.options
  if (question.kind !== 'single' && question.kind !== 'multiple') return []
  return question.choices.map(({ text }) => text)
}

/** Whether an option is right. */
export function isRight(question: AskedQuestion, at: number): boolean {
  if (question.kind !== 'single' && question.kind !== 'multiple') return false
  return (question.choices[at]?.credit ?? 0) > 0
}

/** The right answer where it is typed. */
export function rightText(question: AskedQuestion): string | null {
  if (question.kind === 'number') return String(question.answers[0]?.value ?? '')
  if (question.kind === 'text') return question.answers[0]?.pattern ?? ''
  return null
}
