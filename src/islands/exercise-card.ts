/** An exercise: a cell to fill, checks that look at values and at the trace, hints. */

import type { CheckResult } from '../../workers/protocol/kernel.ts'
import { score } from '../grading/score.ts'
import { decimal } from '../i18n/format.ts'
import { pageLanguage } from '../i18n/language.ts'
import { text } from '../i18n/text.ts'
import { CodeCell } from './cell/code-cell.ts'
import { withCode } from './with-code.ts'

interface Material {
  readonly slug: string
  readonly check: string
  readonly feedback: Readonly<Record<string, unknown>>
  readonly hints: readonly string[]
  readonly solution: string
}

/** What `exercise-checked` tells: for who keeps the reader's work. */
export interface CheckedExercise {
  readonly slug: string
  readonly code: string
  readonly results: readonly CheckResult[]
  /** How many hints the reader had asked for. */
  readonly hints: number
  readonly solutionSeen: boolean
}

const language = pageLanguage()
/** A solution that computes for so long never ends; one that waits is stopped by the grader. */
const ENDLESS_MS = 60_000

class ExerciseCard extends HTMLElement {
  #material: Material | null = null
  #hints = 0

  connectedCallback(): void {
    const material = this.querySelector('.material')?.textContent
    if (material === null || material === undefined || this.#material !== null) return
    this.#material = JSON.parse(material) as Material
    this.#button('check').addEventListener('click', () => void this.#check())
    this.#button('hint').addEventListener('click', () => this.#hint())
    this.#button('show').addEventListener('click', () => this.#show())
    this.#button('again').addEventListener('click', () => this.#reset())
  }

  get #cell(): CodeCell {
    const cell = this.querySelector('code-cell')
    if (!(cell instanceof CodeCell)) throw new Error('an exercise has a cell')
    return cell
  }

  async #check(): Promise<void> {
    const material = this.#material
    if (material === null) return
    const button = this.#button('check')
    let endless: ReturnType<typeof setTimeout> | undefined
    button.disabled = true
    this.#say(text(language, 'exercise.checking'))
    try {
      const { openTab } = await import('./tab.ts')
      const { kernel } = openTab()
      const { slug, check, feedback } = material
      const asked = JSON.stringify({ slug, check, feedback })
      const checking = kernel.check(asked, this.#cell.code, language)
      endless = setTimeout(() => void kernel.interrupt(), ENDLESS_MS)
      const outcome = await checking
      if (!outcome.lost) this.#judge(outcome.results)
      else if (outcome.status === 'stopped') this.#say(text(language, 'exercise.endless'))
      else this.#say(text(language, 'exercise.failed', { reason: outcome.reason }))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.#say(text(language, 'exercise.failed', { reason }))
    } finally {
      clearTimeout(endless)
      button.disabled = false
    }
  }

  #judge(results: readonly CheckResult[]): void {
    const list = document.createElement('ul')
    for (const { check, result, message } of results) {
      const item = document.createElement('li')
      item.dataset.check = check
      item.dataset.result = result
      const verdict = text(language, `exercise.result.${result}`)
      const told = message === '' ? verdict : text(language, 'exercise.told', { verdict, message })
      item.append(withCode(told))
      list.append(item)
    }
    const { earned, points, passed } = score(results)
    const total = document.createElement('p')
    total.className = 'score'
    total.textContent = text(language, 'exercise.score', {
      earned: decimal(language, earned),
      points: decimal(language, points),
    })
    this.#status.replaceChildren(list, total)
    this.dataset.state = passed ? 'passed' : 'tried'
    const checked: CheckedExercise = {
      slug: this.#material?.slug ?? '',
      code: this.#cell.code,
      results,
      hints: this.#hints,
      solutionSeen: this.dataset.solution === 'seen',
    }
    this.dispatchEvent(new CustomEvent('exercise-checked', { bubbles: true, detail: checked }))
  }

  #hint(): void {
    const hint = this.#material?.hints[this.#hints]
    if (hint === undefined) return
    this.#hints++
    const item = document.createElement('li')
    item.append(withCode(hint))
    this.querySelector('.hints')?.append(item)
    if (this.#hints === this.#material?.hints.length) this.#button('hint').disabled = true
  }

  #show(): void {
    const place = this.querySelector('.solution')
    if (place === null || place.hasChildNodes()) return
    const title = document.createElement('p')
    title.className = 'plain'
    title.textContent = text(language, 'exercise.solution.title')
    const pre = document.createElement('pre')
    pre.tabIndex = 0
    pre.textContent = this.#material?.solution ?? ''
    place.append(title, pre)
    this.dataset.solution = 'seen'
    this.dispatchEvent(new CustomEvent('solution-seen', { bubbles: true }))
  }

  #reset(): void {
    this.#cell.reset()
    this.#status.replaceChildren()
    this.#hints = 0
    this.#button('hint').disabled = false
    this.querySelector('.hints')?.replaceChildren()
    this.querySelector('.solution')?.replaceChildren()
    this.dataset.state = 'new'
  }

  #say(sentence: string): void {
    this.#status.textContent = sentence
  }

  get #status(): HTMLElement {
    const status = this.querySelector<HTMLElement>('div[role="status"]')
    if (status === null) throw new Error('an exercise has a place for feedback')
    return status
  }

  #button(name: 'check' | 'hint' | 'show' | 'again'): HTMLButtonElement {
    const found = this.querySelector<HTMLButtonElement>(`:scope > .bar > .${name}`)
    if (found === null) throw new Error(`an exercise has a ${name} button`)
    return found
  }
}

customElements.define('exercise-card', ExerciseCard)
