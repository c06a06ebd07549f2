/** A cell of text: Markdown that is read until the reader edits it, or raw text. */

import { pageLanguage } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import type { Metadata, TextPart } from '../../notebook/notebook.ts'
import { createField } from '../cell/create.ts'

const language = pageLanguage()

export class TextCell extends HTMLElement {
  readonly #kind: TextPart['kind']
  readonly #attachments: Metadata | null
  readonly #field: HTMLTextAreaElement
  readonly #shown: HTMLElement
  readonly #toggle: HTMLButtonElement
  /** Told of each change of the text. */
  onEdit: (source: string) => void = () => {}

  constructor(part: TextPart) {
    super()
    this.#kind = part.kind
    this.#attachments = part.attachments
    this.#field = createField('', part.source)
    this.#shown = document.createElement('div')
    this.#toggle = document.createElement('button')
  }

  connectedCallback(): void {
    if (this.childElementCount > 0) return
    this.setAttribute('role', 'group')
    this.#shown.className = 'shown'
    this.#toggle.type = 'button'
    const bar = document.createElement('div')
    bar.className = 'bar'
    bar.append(this.#toggle)
    this.append(bar, this.#shown, this.#field)
    this.#toggle.addEventListener('click', () => (this.editing ? this.finish() : this.edit()))
    this.#shown.addEventListener('dblclick', () => this.edit())
    this.#field.addEventListener('input', () => {
      this.#fit()
      this.onEdit(this.#field.value)
    })
    this.#field.addEventListener('keydown', (event) => this.#key(event))
    this.#showEditing(this.source === '')
  }

  get source(): string {
    return this.#field.value
  }

  get editing(): boolean {
    return !this.#field.hidden
  }

  rename(number: string): void {
    const label = text(language, this.#kind === 'raw' ? 'lab.raw' : 'lab.text', { number })
    this.setAttribute('aria-label', label)
    this.#field.setAttribute('aria-label', label)
  }

  edit(): void {
    this.#showEditing(true)
    this.#field.focus()
  }

  /** Shows the text as it is read; an empty one stays open, there is nothing to see of it. */
  finish(): void {
    const focused = this.contains(document.activeElement)
    this.#showEditing(this.source.trim() === '')
    if (focused) this.#toggle.focus()
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.shiftKey || event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    this.finish()
    if (event.shiftKey) this.dispatchEvent(new CustomEvent('essaim:going-on', { bubbles: true }))
  }

  #showEditing(editing: boolean): void {
    this.#field.hidden = !editing
    this.#shown.hidden = editing
    this.dataset.state = editing ? 'editing' : 'shown'
    this.#toggle.textContent = text(language, editing ? 'lab.done' : 'lab.edit')
    this.#fit()
    if (!editing) void this.#show()
  }

  #fit(): void {
    this.#field.rows = Math.max(this.source.split('\n').length, 2)
  }

  async #show(): Promise<void> {
    const source = this.source
    if (this.#kind === 'raw') {
      const pre = document.createElement('pre')
      pre.tabIndex = 0
      pre.textContent = source
      this.#shown.replaceChildren(pre)
      return
    }
    const { renderMarkdown } = await import('./markdown.ts')
    if (source === this.source) {
      this.#shown.replaceChildren(renderMarkdown(source, this.#attachments))
    }
  }
}

customElements.define('text-cell', TextCell)
