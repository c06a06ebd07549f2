/** Handing in: what is still open is said, and the file is saved all the same when it is wanted. */

import type { Filling } from '../../handin/filling.ts'
import { type Ran, writeHandIn } from '../../handin/write.ts'
import { fillText } from '../../i18n/fill/text.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { fromEvents } from '../../notebook/outputs.ts'
import { answered } from '../../quiz/mark.ts'
import { hand } from '../quiz/hand.ts'
import { withCode } from '../with-code.ts'
import type { Judged } from './checks.ts'
import type { Material } from './material.ts'
import type { Steps } from './steps.ts'

const language = pageLanguage()

/** Parts without an answer, and forms that are not those asked for, as sentences. */
export function stillOpen(steps: Steps, form: Judged): readonly string[] {
  const asked = steps.all.filter(({ kind }) => kind !== 'text')
  const empty = asked.filter((step) => step.kind !== 'code' && !answered(steps.answer(step)))
  const numbers = asked.filter(
    (step) =>
      step.kind === 'seeded' &&
      answered(steps.answer(step)) &&
      steps.number(step, steps.answer(step)) === null,
  )
  const nameOf = (step: { readonly id: string }) =>
    fillText(language, 'step', { number: asked.findIndex(({ id }) => id === step.id) + 1 })
  const parts = empty.map(nameOf).join(', ')
  const wrong =
    form.kind === 'failed'
      ? [form.sentence]
      : form.results
          .filter(({ result }) => result !== 'pass')
          .map(({ check, message }) => {
            const [id = ''] = check.split('/')
            return `${nameOf({ id })}: ${message}`
          })
  return [
    ...(parts === '' ? [] : [fillText(language, 'unfilled', { parts })]),
    ...numbers.map((step) => `${nameOf(step)}: ${fillText(language, 'number.wrong')}`),
    ...new Set(wrong),
  ]
}

export function showOpen(list: Element, open: readonly string[]): void {
  const sentences = open.length === 0 ? [fillText(language, 'formGood')] : open
  const items = sentences.map((sentence) => {
    const item = document.createElement('li')
    item.append(withCode(sentence))
    return item
  })
  list.replaceChildren(...items)
}

/** @returns the name of the file */
export function save(material: Material, filling: Filling, steps: Steps): string {
  const ran = new Map<string, Ran>()
  for (const [at, cell] of steps.cells.entries()) {
    const count = cell.output === null ? null : at + 1
    ran.set(cell.dataset.name ?? '', { count, outputs: fromEvents(cell.output?.events ?? []) })
  }
  const { about, slug, versions } = material
  const owner = filling.student.id.trim().replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
  const name = `${slug}-${owner}.ipynb`
  const text = writeHandIn(about, filling, { language, versions, ran })
  hand(name, text, 'application/x-ipynb+json')
  return name
}
