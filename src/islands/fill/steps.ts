/** The steps in the page: their cells and inputs, as values and back. */

import type { Filling } from '../../handin/filling.ts'
import { drawn, givenCode } from '../../handin/seed.ts'
import type { Step } from '../../handin/steps.ts'
import { GIVEN } from '../../handin/write.ts'
import { fillText } from '../../i18n/fill/text.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { readNumber } from '../../quiz/number.ts'
import type { Answer } from '../../quiz/question.ts'
import { translated } from '../../quiz/translate.ts'
import { CodeCell } from '../cell/code-cell.ts'
import { createCodeCell } from '../cell/create.ts'
import { answerIn } from '../quiz/answers.ts'
import { type Material, part } from './material.ts'

const language = pageLanguage()

export class Steps {
  readonly #root: HTMLElement
  readonly #material: Material

  constructor(root: HTMLElement, material: Material) {
    this.#root = root
    this.#material = material
  }

  get all(): readonly Step[] {
    return this.#material.about.steps
  }

  place(step: string): HTMLElement {
    return part(this.#root, `.step[data-step="${step}"]`)
  }

  /** The step that something in the page belongs to. */
  of(inside: Element): Step | null {
    const id = inside.closest<HTMLElement>('.step')?.dataset.step
    return this.all.find((step) => step.id === id) ?? null
  }

  /** All code cells in order, that of the given values first where there is one. */
  get cells(): readonly CodeCell[] {
    return [...this.#root.querySelectorAll('code-cell')].filter((cell) => cell instanceof CodeCell)
  }

  cell(step: string): CodeCell | null {
    return this.cells.find((cell) => cell.dataset.name === step) ?? null
  }

  /** Code as it stands, by step. */
  code(): Readonly<Record<string, string>> {
    const own = this.cells.filter((cell) => cell.dataset.name !== GIVEN)
    return Object.fromEntries(own.map((cell) => [cell.dataset.name ?? '', cell.code]))
  }

  answer(step: Step): Answer {
    const place = this.place(step.id)
    if (step.kind === 'question') {
      const question = translated(step.question, (texts) => texts[language])
      return answerIn(part<HTMLFieldSetElement>(place, 'fieldset'), question)
    }
    return { kind: 'typed', text: part<HTMLInputElement>(place, 'input, textarea').value }
  }

  number(step: Step, answer: Answer | undefined): number | null {
    if (step.kind !== 'seeded' || answer?.kind !== 'typed') return null
    return readNumber(answer.text, [], language)
  }

  /** Shows the work of a student, whose values the locked cell has. */
  show({ seed, cells, answers }: Filling): void {
    const code = givenCode(drawn(seed, this.#material.about.draws))
    if (code !== '') this.#showGiven(code)
    for (const step of this.all) {
      const cell = this.cell(step.id)
      if (step.kind === 'code' && cell !== null) {
        const kept = cells[step.id] ?? step.starter
        if (kept !== cell.code) cell.code = kept
      }
      const answer = answers[step.id]
      if (answer !== undefined) this.#showAnswer(step, answer)
    }
  }

  #showGiven(code: string): void {
    const place = part(this.#root, '.given')
    const cell = createCodeCell(GIVEN, code)
    cell.setAttribute('aria-label', fillText(language, 'given'))
    const field = part<HTMLTextAreaElement>(cell, 'textarea')
    field.readOnly = true
    field.setAttribute('aria-label', fillText(language, 'given'))
    part<HTMLButtonElement>(cell, '.reset').hidden = true
    const says = document.createElement('p')
    says.className = 'plain'
    says.textContent = fillText(language, 'given.says')
    place.replaceChildren(says, cell)
  }

  #showAnswer(step: Step, answer: Answer): void {
    const place = this.place(step.id)
    const selects = [...place.querySelectorAll('select')]
    switch (answer.kind) {
      case 'typed':
        part<HTMLInputElement>(place, 'input, textarea').value = answer.text
        return
      case 'chosen':
        for (const input of place.querySelectorAll('input')) {
          input.checked = answer.positions.includes(Number(input.value))
        }
        return
      case 'placed':
        for (const select of selects) {
          const position = Number(select.closest<HTMLElement>('li')?.dataset.position)
          select.value = String(answer.places[position] ?? '')
        }
        return
      case 'matched':
        for (const [at, select] of selects.entries()) {
          select.value = String(answer.positions[at] ?? '')
        }
        return
      default:
        return answer satisfies never
    }
  }
}

/** Cells as they were written, no answer, nothing said. */
export function emptySteps(root: HTMLElement): void {
  for (const cell of root.querySelectorAll('code-cell')) {
    if (cell instanceof CodeCell) cell.reset()
  }
  for (const input of root.querySelectorAll<HTMLInputElement>('fieldset input')) {
    if (input.type === 'text') input.value = ''
    else input.checked = false
  }
  for (const field of root.querySelectorAll('fieldset :is(select, textarea)')) {
    Object.assign(field, { value: '' })
  }
  for (const place of root.querySelectorAll('.step .feedback')) place.replaceChildren()
}
