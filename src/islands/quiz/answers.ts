/** What a reader has put into the inputs of a question, and the order in which they stand. */

import type { Answer, AskedQuestion } from '../../quiz/question.ts'

/** An empty select says nothing. */
const chosen = (select: HTMLSelectElement) => (select.value === '' ? null : Number(select.value))

export function answerIn(fieldset: HTMLFieldSetElement, question: AskedQuestion): Answer {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'poll': {
      const checked = [...fieldset.querySelectorAll<HTMLInputElement>('input:checked')]
      return { kind: 'chosen', positions: checked.map(({ value }) => Number(value)) }
    }
    case 'number':
    case 'text':
      return { kind: 'typed', text: fieldset.querySelector('input')?.value ?? '' }
    case 'order': {
      const places: (number | null)[] = question.items.map(() => null)
      for (const row of fieldset.querySelectorAll<HTMLElement>('li')) {
        const select = row.querySelector('select')
        if (select !== null) places[Number(row.dataset.position)] = chosen(select)
      }
      return { kind: 'placed', places }
    }
    case 'match':
      return { kind: 'matched', positions: [...fieldset.querySelectorAll('select')].map(chosen) }
    default:
      return question satisfies never
  }
}

/** Shows what a question offers in this order; what has no position, such as an empty option, stays first. */
export function rearrange(fieldset: HTMLFieldSetElement, order: readonly number[]): void {
  for (const list of fieldset.querySelectorAll('[data-shuffled]')) {
    for (const position of order) {
      const shown = list.querySelector(`:scope > [data-position="${position}"]`)
      if (shown !== null) list.append(shown)
    }
  }
}
