/** The other notebooks that this browser keeps, to open or to forget. */

import { pageLanguage } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import type { Kept, Shelf } from '../../notebook/shelf.ts'
import type { Versions } from '../../notebook/versions.ts'
import { button } from '../button.ts'

const language = pageLanguage()

export class KeptList {
  readonly #details: HTMLDetailsElement
  readonly #shelf: Shelf
  readonly #versions: Versions
  readonly #open: (id: string) => void

  constructor(
    details: HTMLDetailsElement,
    shelf: Shelf,
    versions: Versions,
    open: (id: string) => void,
  ) {
    this.#details = details
    this.#shelf = shelf
    this.#versions = versions
    this.#open = open
  }

  async show(except: string | null): Promise<void> {
    const kept = (await this.#shelf.list()).filter(({ id }) => id !== except)
    const list = this.#details.querySelector('ul')
    list?.replaceChildren(...kept.map((one) => this.#item(one, except)))
    this.#details.hidden = kept.length === 0
  }

  #item({ id, name, at }: Kept, except: string | null): HTMLElement {
    const item = document.createElement('li')
    const when = document.createElement('span')
    const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
    when.className = 'plain'
    when.textContent = format.format(at)
    item.append(
      button(text(language, 'lab.openKept', { name }), () => this.#open(id)),
      when,
      button(text(language, 'lab.forget', { name }), () => {
        void this.#forget(id).then(() => this.show(except))
      }),
    )
    return item
  }

  async #forget(id: string): Promise<void> {
    await this.#shelf.forget(id)
    await this.#versions.forget(id)
  }
}
