/** Training: each part can be checked, with hints. What it needs is fetched, and never in an exam. */

import type { CheckResult } from '../../../workers/protocol/kernel.ts'
import { score } from '../../grading/score.ts'
import { unblind } from '../../handin/blind.ts'
import type { Filling } from '../../handin/filling.ts'
import type { TrainingMaterial } from '../../handin/shown.ts'
import type { Step } from '../../handin/steps.ts'
import { fillText } from '../../i18n/fill/text.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { mark } from '../../quiz/mark.ts'
import { withCode } from '../with-code.ts'
import type { Checks, Judged } from './checks.ts'
import { showResults } from './feedback.ts'
import { part } from './material.ts'
import type { Steps } from './steps.ts'

const language = pageLanguage()

/** What the event `step-checked` tells. */
export interface CheckedStep {
  readonly notebook: string
  readonly step: string
  readonly edition: string
  readonly earned: number
  readonly points: number
}

export interface Worker {
  readonly filling: Filling
  checked(step: string, earned: number, points: number): void
  hinted(step: string): void
}

export class Training {
  readonly #steps: Steps
  readonly #checks: Checks
  readonly #material: TrainingMaterial
  readonly #worker: Worker

  constructor(steps: Steps, checks: Checks, material: TrainingMaterial, worker: Worker) {
    this.#steps = steps
    this.#checks = checks
    this.#material = material
    this.#worker = worker
  }

  /** The hints that were taken already. */
  show(): void {
    for (const { id, kind } of this.#steps.all) {
      if (kind === 'code') this.#showHints(id, this.#worker.filling.hints[id] ?? 0)
    }
  }

  /** Shows the buttons of all steps; once for a page. */
  open(): void {
    for (const step of this.#steps.all) {
      const bar = this.#steps.place(step.id).querySelector<HTMLElement>(':scope > .bar')
      if (bar === null) continue
      bar.hidden = false
      const check = part<HTMLButtonElement>(bar, '.check')
      check.addEventListener('click', () => void this.#check(step, check))
      const hint = bar.querySelector<HTMLButtonElement>('.hint')
      hint?.addEventListener('click', () => {
        this.#worker.hinted(step.id)
        this.#showHints(step.id, this.#worker.filling.hints[step.id] ?? 0)
      })
    }
  }

  #showHints(step: string, count: number): void {
    const hints = this.#material.hints[step] ?? []
    const place = this.#steps.place(step)
    const items = hints.slice(0, count).map((hint) => {
      const item = document.createElement('li')
      item.append(withCode(hint))
      return item
    })
    place.querySelector('.hints')?.replaceChildren(...items)
    const button = place.querySelector<HTMLButtonElement>('.hint')
    if (button !== null) button.disabled = count >= hints.length
  }

  async #check(step: Step, button: HTMLButtonElement): Promise<void> {
    const place = part(this.#steps.place(step.id), '.feedback')
    place.textContent = fillText(language, 'checking')
    button.disabled = true
    const judged = await this.#judge(step)
    button.disabled = false
    if (judged.kind === 'failed') {
      place.textContent = judged.sentence
      return
    }
    showResults(place, judged.results)
    const { earned, points } = score(judged.results)
    this.#worker.checked(step.id, earned, points)
  }

  async #judge(step: Step): Promise<Judged> {
    if (step.kind !== 'question') {
      return this.#checks.values(this.#worker.filling, step.id, this.#material)
    }
    const known = this.#material.questions[step.id]
    if (known === undefined) return { kind: 'judged', results: [] }
    const { question, order } = known
    const { fraction, why } = mark(question, unblind(order, this.#steps.answer(step)), language)
    const result: CheckResult = {
      check: step.id,
      result: (fraction ?? 1) >= 1 - 1e-9 ? 'pass' : 'fail',
      message: why.map(({ says }) => says).join(' '),
      points: question.points,
      earned: (fraction ?? 0) * question.points,
    }
    return { kind: 'judged', results: [result] }
  }
}
