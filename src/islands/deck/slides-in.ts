/** The slides of a deck, as its page has them. */

import type { DeckQuestion, DeckSlide } from '../../slides/presenting.ts'

/** In the deck's order, without the stacks around them. */
export function sectionsOf(deck: HTMLElement): readonly HTMLElement[] {
  return [...deck.querySelectorAll<HTMLElement>('.slides section:not(.stack)')]
}

export function readSlides(deck: HTMLElement): readonly DeckSlide[] {
  const columns = [...deck.querySelectorAll('.slides > section')]
  return sectionsOf(deck).map((section) => {
    const column = columns.findIndex((one) => one.contains(section))
    const stack = section.parentElement?.closest('section')
    const row = stack === null || stack === undefined ? 0 : [...stack.children].indexOf(section)
    return {
      id: section.id,
      title: section.querySelector('h2')?.textContent ?? '',
      notes: section.querySelector('aside.notes')?.innerHTML ?? '',
      minutes: Number(section.dataset.minutes ?? 0),
      column,
      row,
      fragments: section.querySelectorAll('.fragment').length,
      cells: namesIn(section),
      questions: questionsIn(section),
    }
  })
}

const namesIn = (section: HTMLElement): readonly string[] =>
  [...section.querySelectorAll<HTMLElement>('code-cell')].map(({ dataset }) => dataset.name ?? '')

const questionsIn = (section: HTMLElement): readonly DeckQuestion[] =>
  [...section.querySelectorAll<HTMLElement>('quiz-form')].flatMap((form) =>
    [...form.querySelectorAll<HTMLElement>('fieldset[data-question]')].map(({ dataset }) => ({
      quiz: form.dataset.slug ?? '',
      question: dataset.question ?? '',
    })),
  )
