/** Hears what the reader does on a page; what keeps it is loaded when something is to be kept. */

import type { RanCell } from '../cell/code-cell.ts'
import type { CheckedExercise } from '../exercise-card.ts'
import type { CheckedStep } from '../fill/training.ts'
import type { AnsweredQuestion } from '../quiz/quiz-form.ts'

const keeping = () => import('./keeping.ts')

/** Hears what is told by `target` or anything in it. */
function hear<D>(name: string, heard: (target: HTMLElement, detail: D) => void): void {
  document.addEventListener(name, (event) => {
    if (event.target instanceof HTMLElement && event instanceof CustomEvent) {
      heard(event.target, event.detail as D)
    }
  })
}

hear('essaim:edited', (target) => {
  const card = target.closest<HTMLElement>('exercise-card')
  if (card !== null) void keeping().then(({ edited }) => edited(card))
})
hear<CheckedExercise>('exercise-checked', (card, checked) => {
  void keeping().then((kept) => kept.checked(card, checked))
})
hear('solution-seen', ({ dataset: { slug = '', module = '' } }) => {
  const seen = { kind: 'solution-seen', exercise: slug } as const
  void keeping().then(({ note }) => note(seen, module))
})
hear<AnsweredQuestion>('quiz-answered', ({ dataset }, { slug, question, score, points }) => {
  const answered = { kind: 'quiz-answered', quiz: slug, question, earned: score, points } as const
  void keeping().then(({ note }) => note(answered, dataset.module ?? ''))
})

hear<CheckedStep>('step-checked', ({ dataset }, detail) => {
  void keeping().then(({ note }) => note({ kind: 'step-checked', ...detail }, dataset.module ?? ''))
})

const article = document.querySelector<HTMLElement>('article[data-lesson]')
const { lesson = '', module = '' } = article?.dataset ?? {}
if (article !== null) {
  hear<RanCell>('cell-run', (_, { cell, ended }) => {
    void keeping().then(({ note }) => note({ kind: 'cell-run', lesson, cell, ended }, module))
  })
  const headings = article.querySelectorAll(':scope > h2')
  const last = headings[headings.length - 1]
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    watch.disconnect()
    void keeping().then(({ note }) => note({ kind: 'lesson-read', lesson }, module))
  })
  if (last !== undefined) watch.observe(last)
}

const cards = [...document.querySelectorAll<HTMLElement>('exercise-card')]
const soon = globalThis.requestIdleCallback ?? ((begin: () => void) => setTimeout(begin, 200))
if (cards.length > 0) {
  soon(() => void keeping().then(({ takeUpAll }) => takeUpAll(cards)))
}
