/** Checks of a notebook to fill, in the page's kernel: their form in any mode, values in training. */

import type { CheckResult } from '../../../workers/protocol/kernel.ts'
import type { Filling } from '../../handin/filling.ts'
import { drawn } from '../../handin/seed.ts'
import type { TrainingMaterial } from '../../handin/shown.ts'
import { pointsOf } from '../../handin/steps.ts'
import { fillText } from '../../i18n/fill/text.ts'
import { pageLanguage } from '../../i18n/language.ts'
import type { Material } from './material.ts'
import type { Steps } from './steps.ts'

/** Code that computes for so long never ends. */
const ENDLESS_MS = 60_000
const language = pageLanguage()

export type Judged =
  | { readonly kind: 'judged'; readonly results: readonly CheckResult[] }
  | { readonly kind: 'failed'; readonly sentence: string }

interface Asked {
  readonly form?: boolean
  /** The step whose checks are wanted; cells after it are not run. */
  readonly only?: string
}

export class Checks {
  readonly #material: Material
  readonly #steps: Steps

  constructor(material: Material, steps: Steps) {
    this.#material = material
    this.#steps = steps
  }

  form(filling: Filling): Promise<Judged> {
    return this.#judge(filling, { form: true }, null)
  }

  values(filling: Filling, step: string, training: TrainingMaterial): Promise<Judged> {
    return this.#judge(filling, { only: step }, training)
  }

  #notebook(filling: Filling, { only }: Asked): object {
    const { steps, draws } = this.#material.about
    const last = only === undefined ? steps.length : steps.findIndex(({ id }) => id === only) + 1
    const wanted = steps.slice(0, last)
    const code = this.#steps.code()
    const cells = wanted.flatMap(({ id, kind }) =>
      kind === 'code' ? [[id, code[id] ?? ''] as const] : [],
    )
    const seeded = wanted.filter(({ kind, id }) => kind === 'seeded' && (only ?? id) === id)
    return {
      cells: Object.fromEntries(cells),
      given: drawn(filling.seed, draws),
      numbers: Object.fromEntries(
        seeded.map((step) => [step.id, this.#steps.number(step, this.#steps.answer(step))]),
      ),
      seeded: Object.fromEntries(seeded.map((step) => [step.id, pointsOf(step)])),
      defines: Object.fromEntries(
        wanted.flatMap((step) => (step.kind === 'code' ? [[step.id, step.defines]] : [])),
      ),
    }
  }

  async #judge(filling: Filling, asked: Asked, training: TrainingMaterial | null): Promise<Judged> {
    const material = {
      ...asked,
      notebook: this.#notebook(filling, asked),
      check: training?.check ?? '',
      feedback: training?.feedback ?? {},
    }
    let endless: ReturnType<typeof setTimeout> | undefined
    const failed = (sentence: string): Judged => ({ kind: 'failed', sentence })
    try {
      const { openTab } = await import('../tab.ts')
      const { kernel } = openTab()
      const checking = kernel.check(JSON.stringify(material), '', language)
      endless = setTimeout(() => void kernel.interrupt(), ENDLESS_MS)
      const outcome = await checking
      if (!outcome.lost) return { kind: 'judged', results: outcome.results }
      if (outcome.status === 'stopped') return failed(fillText(language, 'endless'))
      return failed(fillText(language, 'failed', { reason: outcome.reason }))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return failed(fillText(language, 'failed', { reason }))
    } finally {
      clearTimeout(endless)
    }
  }
}
