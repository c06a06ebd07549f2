/** Handing in: what is still open is said, and the file is saved all the same when it is wanted. */

import type { CheckResult } from '../../../workers/protocol/kernel.ts'
import type { Filling } from '../../handin/filling.ts'
import type { Step } from '../../handin/steps.ts'
import { type Ran, writeHandIn } from '../../handin/write.ts'
import type { FillKey } from '../../i18n/fill/en.ts'
import { fillText } from '../../i18n/fill/text.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { fromEvents } from '../../notebook/outputs.ts'
import { answered } from '../../quiz/mark.ts'
import { hand } from '../quiz/hand.ts'
import type { Judged } from './checks.ts'
import { showResults } from './feedback.ts'
import { type Material, part } from './material.ts'
import type { Steps } from './steps.ts'

const language = pageLanguage()

const isEmpty = (steps: Steps, step: Step) => step.kind !== 'code' && !answered(steps.answer(step))
const isNoNumber = (steps: Steps, step: Step) =>
  step.kind === 'seeded' && !isEmpty(steps, step) && steps.number(step, steps.answer(step)) === null

/** What was found about the form of each step. */
export interface Form {
  readonly judged: Judged
  /** Of the code cells, by step. */
  readonly results: ReadonlyMap<string, readonly CheckResult[]>
}

export function formOf(judged: Judged): Form {
  const results = judged.kind === 'judged' ? judged.results : []
  return { judged, results: Map.groupBy(results, ({ check }) => check.split('/')[0] ?? '') }
}

/** Parts without an answer, and forms that are not those asked for: a sentence for each kind. */
export function stillOpen(steps: Steps, { judged, results }: Form): readonly string[] {
  const asked = steps.all.filter(({ kind }) => kind !== 'text')
  const named = (key: FillKey, wanted: (step: Step) => boolean) => {
    const parts = asked.flatMap((step, at) =>
      wanted(step) ? [fillText(language, 'step', { number: at + 1 })] : [],
    )
    return parts.length === 0 ? [] : [fillText(language, key, { parts: parts.join(', ') })]
  }
  const fails = ({ id }: Step) => results.get(id)?.some(({ result }) => result !== 'pass') ?? false
  return [
    ...(judged.kind === 'failed' ? [judged.sentence] : []),
    ...named('unfilled', (step) => isEmpty(steps, step)),
    ...named('misformed', (step) => isNoNumber(steps, step) || fails(step)),
  ]
}

/** Says at each part what is not of its form. */
export function showForm(steps: Steps, { results }: Form): void {
  for (const step of steps.all) {
    if (step.kind === 'text') continue
    const place = part(steps.place(step.id), '.feedback')
    if (isNoNumber(steps, step)) place.textContent = fillText(language, 'number.wrong')
    else showResults(place, results.get(step.id) ?? [])
  }
}

export function showOpen(list: Element, open: readonly string[]): void {
  const sentences = open.length === 0 ? [fillText(language, 'formGood')] : open
  const items = sentences.map((sentence) => {
    const item = document.createElement('li')
    item.textContent = sentence
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
