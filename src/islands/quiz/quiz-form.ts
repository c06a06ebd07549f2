/** A quiz: answers are marked in the page, each with its explanation, as often as the reader likes. */

import { decimal } from '../../i18n/format.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { quizText } from '../../i18n/quiz/text.ts'
import { arranged } from '../../quiz/arrange.ts'
import { answered, type Mark, mark } from '../../quiz/mark.ts'
import type { Answer, AskedQuestion } from '../../quiz/question.ts'
import { withCode } from '../with-code.ts'
import { answerIn, rearrange } from './answers.ts'

interface Material {
  readonly slug: string
  readonly questions: readonly AskedQuestion[]
}

/** What `quiz-answered` tells of each question that was answered: for who keeps the reader's work. */
export interface AnsweredQuestion {
  readonly slug: string
  /** The question's id. */
  readonly question: string
  readonly answer: Answer
  /** The marks it got; null for a poll. */
  readonly score: number | null
  readonly points: number
}

type Verdict = 'right' | 'partly' | 'wrong' | 'poll' | 'none'

const language = pageLanguage()

class QuizForm extends HTMLElement {
  #material: Material | null = null
  #attempt = 0

  connectedCallback(): void {
    const material = this.querySelector('.material')?.textContent
    if (material === null || material === undefined || this.#material !== null) return
    this.#material = JSON.parse(material) as Material
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#check()
    })
    this.querySelector('.again')?.addEventListener('click', () => this.#reset())
    // A lecturer can hand out one order by address.
    const seed = new URLSearchParams(location.search).get('seed')
    if (seed !== null) {
      this.dataset.seed = seed
      this.#arrange(seed)
    }
  }

  #check(): void {
    const { slug, questions } = this.#material ?? { slug: '', questions: [] }
    let [earned, points, open] = [0, 0, 0]
    for (const question of questions) {
      const fieldset = this.#fieldset(question)
      const answer = answerIn(fieldset, question)
      const given = answered(answer)
      const judged = given ? mark(question, answer, language) : { fraction: 0, why: [] }
      const score = judged.fraction === null ? null : judged.fraction * question.points
      points += question.points
      earned += score ?? 0
      if (!given && question.kind !== 'poll') open++
      say(fieldset, question, given ? judged : null)
      if (!given) continue
      const detail: AnsweredQuestion = {
        slug,
        question: question.id,
        answer,
        score,
        points: question.points,
      }
      this.dispatchEvent(new CustomEvent('quiz-answered', { bubbles: true, detail }))
    }
    this.#tell(earned, points, open)
    this.dataset.state = earned >= points - 1e-9 ? 'passed' : 'tried'
  }

  #tell(earned: number, points: number, open: number): void {
    const values = { earned: decimal(language, earned), points: decimal(language, points) }
    const total = document.createElement('p')
    total.className = 'score'
    total.textContent = quizText(language, 'score', values)
    this.#status.replaceChildren(total)
    if (open === 0) return
    const rest = document.createElement('p')
    rest.textContent = quizText(language, open === 1 ? 'open.one' : 'open', { open })
    this.#status.append(rest)
  }

  #reset(): void {
    this.#form.reset()
    this.#attempt++
    this.#arrange(`${this.dataset.seed} ${this.#attempt}`)
    for (const question of this.#material?.questions ?? []) {
      const fieldset = this.#fieldset(question)
      delete fieldset.dataset.result
      fieldset.querySelector('.said')?.replaceChildren()
    }
    this.#status.replaceChildren()
    this.dataset.state = 'new'
  }

  #arrange(seed: string): void {
    for (const question of this.#material?.questions ?? []) {
      rearrange(this.#fieldset(question), arranged(question, seed))
    }
  }

  get #form(): HTMLFormElement {
    const form = this.querySelector('form')
    if (form === null) throw new Error('a quiz has a form')
    return form
  }

  get #status(): HTMLElement {
    const status = this.querySelector<HTMLElement>('div[role="status"]')
    if (status === null) throw new Error('a quiz has a place for its result')
    return status
  }

  #fieldset({ id }: AskedQuestion): HTMLFieldSetElement {
    const found = this.querySelector<HTMLFieldSetElement>(`fieldset[data-question="${id}"]`)
    if (found === null) throw new Error(`a quiz has a fieldset for ${id}`)
    return found
  }
}

function say(fieldset: HTMLFieldSetElement, question: AskedQuestion, judged: Mark | null): void {
  const verdict = verdictOn(question, judged)
  fieldset.dataset.result = verdict
  const line = document.createElement('p')
  line.className = 'verdict'
  line.textContent = quizText(language, `result.${verdict}`, {
    earned: decimal(language, (judged?.fraction ?? 0) * question.points),
    points: decimal(language, question.points),
  })
  const sentences = (judged?.why ?? []).map(({ about, says }) => {
    const sentence = document.createElement('p')
    if (about !== '') {
      const choice = document.createElement('em')
      choice.append(withCode(about))
      sentence.append(choice, quizText(language, 'colon'))
    }
    sentence.append(withCode(says))
    return sentence
  })
  fieldset.querySelector('.said')?.replaceChildren(line, ...sentences)
}

function verdictOn(question: AskedQuestion, judged: Mark | null): Verdict {
  if (judged === null) return 'none'
  if (question.kind === 'poll' || judged.fraction === null) return 'poll'
  if (judged.fraction >= 1 - 1e-9) return 'right'
  return judged.fraction > 0 ? 'partly' : 'wrong'
}

customElements.define('quiz-form', QuizForm)
