/** The code of a cell: a text field, and Monaco in its place once the reader means to edit. */

import type { Editor } from '../../editor/monaco.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'

export interface Keys {
  /** Shift+Enter goes on to the next cell, Ctrl+Enter stays. */
  run(andGo: boolean): void
}

let hints = 0

/** How the keyboard leaves the editor: seen while it has the focus, and told to who cannot see. */
function createHint(): HTMLElement {
  const hint = document.createElement('p')
  hint.className = 'leaving'
  hint.id = `leaving-${hints++}`
  hint.textContent = text(pageLanguage(), 'cell.leave')
  return hint
}

export class CodeField {
  readonly #cell: HTMLElement
  readonly #textarea: HTMLTextAreaElement
  readonly #keys: Keys
  readonly #written: string
  #editor: Editor | null = null
  #loading = false

  constructor(cell: HTMLElement, textarea: HTMLTextAreaElement, keys: Keys) {
    this.#cell = cell
    this.#textarea = textarea
    this.#keys = keys
    this.#written = textarea.defaultValue
    if (textarea.value !== this.#written) this.#edited()
    textarea.addEventListener('input', () => this.#edited())
    textarea.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.shiftKey || event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      keys.run(event.shiftKey)
    })
    // A finger gets the text field: its keyboard, selection and zoom are the system's own.
    if (matchMedia('(pointer: fine)').matches && !textarea.readOnly) {
      textarea.addEventListener('focus', () => void this.#loadEditor())
    }
  }

  get code(): string {
    return this.#editor?.code ?? this.#textarea.value
  }

  set code(value: string) {
    if (this.#editor !== null) this.#editor.code = value
    this.#textarea.value = value
    this.#edited()
  }

  restore(): void {
    this.code = this.#written
    if (this.#editor === null) this.#cell.classList.remove('edited')
  }

  focus(): void {
    if (this.#editor !== null) this.#editor.focus()
    else this.#textarea.focus()
  }

  #edited(): void {
    this.#cell.classList.add('edited')
    this.#textarea.rows = this.#textarea.value.split('\n').length
    this.#cell.dispatchEvent(new CustomEvent('essaim:edited', { bubbles: true }))
  }

  async #loadEditor(): Promise<void> {
    if (this.#loading) return
    this.#loading = true
    const [{ createEditor }, { askLive }, { openTab }] = await Promise.all([
      import('../../editor/monaco.ts'),
      import('../../editor/live.ts'),
      import('../tab.ts'),
    ])
    askLive(openTab().kernel)
    const textarea = this.#textarea
    const place = document.createElement('div')
    place.className = 'editor'
    const hint = createHint()
    this.#editor = createEditor(place, {
      code: textarea.value,
      label: textarea.getAttribute('aria-label') ?? '',
      describedBy: hint.id,
      height: textarea.clientHeight,
      size: Number.parseFloat(getComputedStyle(textarea).fontSize),
      line: Number.parseFloat(getComputedStyle(textarea).lineHeight),
      selection: [textarea.selectionStart, textarea.selectionEnd],
      run: (andGo) => this.#keys.run(andGo),
      change: (code) => {
        textarea.value = code
        this.#edited()
      },
    })
    const focused = document.activeElement === textarea
    textarea.parentElement?.append(place)
    this.#cell.append(hint)
    textarea.hidden = true
    this.#cell.querySelector('.code pre')?.parentElement?.setAttribute('hidden', '')
    if (focused) this.#editor.focus()
  }
}
