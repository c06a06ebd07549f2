/** What runs in the notebook: all of it in order, until it ends or is stopped. */

import { pageLanguage } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import { CodeCell } from '../cell/code-cell.ts'
import type { CellList } from './cell-list.ts'
import { type Ending, runAll } from './run-all.ts'
import { TextCell } from './text-cell.ts'

const BUSY = ['starting', 'queued', 'running']
  .map((state) => `code-cell[data-state="${state}"]`)
  .join()
/** In so long a cell that waited begins, once it can. */
const NEXT_MS = 50
const language = pageLanguage()

export class Runs {
  readonly #cells: CellList
  readonly #list: HTMLElement
  readonly #say: (sentence: string) => void
  #all: Promise<void> | null = null
  #stopped = false
  #busy = false
  onBusy: (busy: boolean) => void = () => {}

  constructor(cells: CellList, list: HTMLElement, say: (sentence: string) => void) {
    this.#cells = cells
    this.#list = list
    this.#say = say
    new MutationObserver(() => this.#look()).observe(list, {
      attributeFilter: ['data-state'],
      childList: true,
      subtree: true,
    })
  }

  /** Resolves when the last cell ended, or the one that ended it. */
  all(): Promise<void> {
    this.#all ??= this.#runAll().finally(() => {
      this.#all = null
      this.#look()
    })
    this.#look()
    return this.#all
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (!this.#busy) return
    const { openTab } = await import('../tab.ts')
    const { kernel, cluster } = openTab()
    // The cells that wait for their turn begin when the one before them was stopped.
    for (let left = this.#list.querySelectorAll(BUSY).length; left > 0 && this.#busy; left--) {
      await Promise.all([kernel.interrupt(), cluster.interrupt()])
      await new Promise((resolve) => setTimeout(resolve, NEXT_MS))
    }
    await this.#all
  }

  /** Python forgets all names; the notebook stays as it is. */
  async restart(): Promise<void> {
    await this.stop()
    const { openTab } = await import('../tab.ts')
    await openTab().kernel.reset()
    this.#say(text(language, 'lab.restarted'))
  }

  async #runAll(): Promise<void> {
    this.#stopped = false
    const { places } = this.#cells
    for (const { cell } of places) if (cell instanceof TextCell && cell.editing) cell.finish()
    const code = places.map(({ cell }) => cell).filter((cell) => cell instanceof CodeCell)
    const count = code.length
    const ending = await runAll(code, {
      stopped: () => this.#stopped,
      begin: (cell) => {
        const number = code.indexOf(cell) + 1
        this.#say(text(language, 'lab.running', { number, count }))
      },
    })
    this.#tell(ending)
  }

  #tell(ending: Ending): void {
    if (ending.kind === 'done') return this.#say(text(language, 'lab.ranAll'))
    const name = ending.at.getAttribute('aria-label') ?? ''
    const key = ending.kind === 'error' ? 'lab.failedAt' : 'lab.stoppedAt'
    this.#say(text(language, key, { name }))
    ending.at.scrollIntoView({ block: 'nearest' })
  }

  #look(): void {
    const busy = this.#all !== null || this.#list.querySelector(BUSY) !== null
    if (busy === this.#busy) return
    this.#busy = busy
    this.onBusy(busy)
  }
}
