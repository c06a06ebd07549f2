/** Restart and run all: the cells in order in a Python that knows no name. An error ends nothing. */

import { fillText } from '../../i18n/fill/text.ts'
import { pageLanguage } from '../../i18n/language.ts'
import type { Steps } from './steps.ts'

const language = pageLanguage()

export class Runs {
  readonly #steps: Steps
  readonly #say: (sentence: string) => void
  readonly #busy: (busy: boolean) => void
  #stopped = false

  constructor(steps: Steps, say: (sentence: string) => void, busy: (busy: boolean) => void) {
    this.#steps = steps
    this.#say = say
    this.#busy = busy
  }

  async stop(): Promise<void> {
    this.#stopped = true
    const { openTab } = await import('../tab.ts')
    const { kernel, cluster } = openTab()
    await Promise.all([kernel.interrupt(), cluster.interrupt()])
  }

  /** @returns whether all cells ran, each to its end or its error */
  async all(): Promise<boolean> {
    this.#stopped = false
    this.#busy(true)
    try {
      const { openTab } = await import('../tab.ts')
      await openTab().kernel.reset()
      return await this.#inOrder()
    } finally {
      this.#busy(false)
    }
  }

  async #inOrder(): Promise<boolean> {
    const { cells } = this.#steps
    const failed: string[] = []
    for (const [at, cell] of cells.entries()) {
      this.#say(fillText(language, 'running', { number: at + 1, count: cells.length }))
      await cell.run()
      if (this.#stopped || cell.state === 'stopped') {
        this.#say(fillText(language, 'stopped'))
        return false
      }
      if (cell.state === 'error') failed.push(cell.dataset.name ?? '')
    }
    const key = failed.length === 0 ? 'ran' : 'ran.errors'
    this.#say(fillText(language, key, { cells: failed.join(', ') }))
    return true
  }
}
