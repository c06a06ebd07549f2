/** The earlier versions of the open notebook, to go back to. */

import { pageLanguage } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import type { Notebook } from '../../notebook/notebook.ts'
import { takenUp, type Version, type Versions } from '../../notebook/versions.ts'

const language = pageLanguage()
const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' })

/** What has the notebook open. */
export interface Holder {
  /** Resolves when nothing runs and all is kept: how it is then. */
  settle(): Promise<{ readonly name: string; readonly notebook: Notebook }>
  replace(notebook: Notebook, sentence: string): void
}

export class VersionList {
  readonly #details: HTMLDetailsElement
  readonly #versions: Versions
  readonly #holder: Holder

  constructor(details: HTMLDetailsElement, versions: Versions, holder: Holder) {
    this.#details = details
    this.#versions = versions
    this.#holder = holder
  }

  async show(id: string | null): Promise<void> {
    const all = id === null ? [] : await this.#versions.list(id)
    this.#details.querySelector('ul')?.replaceChildren(...all.map((one) => this.#item(one)))
    this.#details.hidden = all.length === 0
  }

  /** After a save of what was `earlier`. */
  async saved(earlier: Version, now: Notebook, at: number): Promise<void> {
    if (await this.#versions.saved(earlier, now, at)) await this.show(earlier.id)
  }

  /** What is here now becomes a version first, so that going back can be undone. */
  async #goBack(version: Version): Promise<void> {
    const now = await this.#holder.settle()
    await this.#versions.keep({ ...now, id: version.id, at: Date.now() })
    const time = moment.format(version.at)
    const notebook = takenUp(version.notebook, now.notebook)
    this.#holder.replace(notebook, text(language, 'lab.wentBack', { time }))
    await this.show(version.id)
  }

  #item(version: Version): HTMLElement {
    const { cells } = version.notebook
    const lines = cells.reduce((sum, { source }) => sum + source.split('\n').length, 0)
    const button = document.createElement('button')
    button.type = 'button'
    button.title = cells.map(({ source }) => source).join('\n\n')
    const values = { time: moment.format(version.at), cells: cells.length, lines }
    button.textContent = text(language, 'lab.version', values)
    button.addEventListener('click', () => void this.#goBack(version))
    const item = document.createElement('li')
    item.append(button)
    return item
  }
}
