/** The search as a dialog: what is typed is looked for, arrow keys go through what was found. */

import { pageLanguage } from '../../i18n/language.ts'
import { searchText } from '../../i18n/search/text.ts'
import { openIndex } from './pagefind.ts'
import { asked } from './query.ts'
import { hitItem } from './results.ts'
import { setSlash, slashOpens } from './slash.ts'

const MOST = 8
const TYPING_MS = 120
const language = pageLanguage()
const t = (key: Parameters<typeof searchText>[1], values = {}) => searchText(language, key, values)

function sentenceOf(query: string, count: number): string {
  if (count === 0) return t('count.none', { query })
  if (count === 1) return t('count.one', { query })
  return t(count > MOST ? 'count.first' : 'count', { query, count, shown: MOST })
}

class SearchDialog {
  readonly element = document.createElement('dialog')
  readonly #field = document.createElement('input')
  readonly #said = document.createElement('p')
  readonly #list = document.createElement('ol')

  constructor() {
    this.element.className = 'search'
    this.element.setAttribute('aria-label', t('title'))
    this.#said.setAttribute('role', 'status')
    this.#said.className = 'plain'
    this.element.append(this.#form(), this.#said, this.#list, this.#foot())
    this.element.addEventListener('keydown', (event) => this.#key(event))
    // A click beside it, on what lies behind.
    this.element.addEventListener('click', (event) => {
      if (event.target === this.element) this.element.close()
    })
    this.#list.addEventListener('click', (event) => {
      if (event.target instanceof HTMLAnchorElement) this.element.close()
    })
  }

  open(): void {
    if (!this.element.open) this.element.showModal()
    this.#field.focus()
    this.#field.select()
    // Loaded while the first word is typed.
    openIndex().catch(() => (this.#said.textContent = t('unbuilt')))
  }

  #form(): HTMLElement {
    const form = document.createElement('form')
    form.method = 'dialog'
    form.setAttribute('role', 'search')
    this.#field.type = 'text'
    this.#field.autocomplete = 'off'
    this.#field.enterKeyHint = 'go'
    this.#field.setAttribute('role', 'searchbox')
    this.#field.setAttribute('aria-label', t('title'))
    this.#field.placeholder = t('title')
    this.#field.addEventListener('input', () => void this.#look())
    const close = document.createElement('button')
    close.textContent = t('close')
    form.append(this.#field, close)
    return form
  }

  #foot(): HTMLElement {
    const foot = document.createElement('p')
    foot.className = 'foot plain'
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.checked = slashOpens()
    box.addEventListener('change', () => setSlash(box.checked))
    const label = document.createElement('label')
    label.append(box, t('slash'))
    foot.append(t('hint'), label)
    return foot
  }

  async #look(): Promise<void> {
    const query = this.#field.value.trim()
    if (query === '') return this.#show('', [])
    try {
      const index = await openIndex()
      const found = await index.debouncedSearch(asked(query, language), {}, TYPING_MS)
      if (found === null || query !== this.#field.value.trim()) return
      const hits = await Promise.all(found.results.slice(0, MOST).map((one) => one.data()))
      if (query !== this.#field.value.trim()) return
      this.#show(sentenceOf(query, found.results.length), hits.map(hitItem))
    } catch {
      this.#show(t('unbuilt'), [])
    }
  }

  #show(sentence: string, items: readonly HTMLElement[]): void {
    this.#said.textContent = sentence
    this.#list.replaceChildren(...items)
  }

  #key(event: KeyboardEvent): void {
    const stops: HTMLElement[] = [this.#field, ...this.#list.querySelectorAll('a')]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    if (at === -1) return
    if (event.key === 'Enter' && at === 0) {
      event.preventDefault()
      stops[1]?.click()
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    stops[Math.max(at + (event.key === 'ArrowDown' ? 1 : -1), 0)]?.focus()
  }
}

let dialog: SearchDialog | null = null

/** Below an element of the page, so that what the dialog has is in a landmark of its own. */
export function openSearch(place: HTMLElement): void {
  if (dialog === null) {
    dialog = new SearchDialog()
    place.append(dialog.element)
  }
  dialog.open()
}
