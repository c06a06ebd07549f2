/** The way to the search, on every page: a button and two keys. The rest is loaded when it is opened. */

import { slashOpens } from './slash.ts'

const EDITABLE = 'input, textarea, select, [contenteditable], .monaco-editor'
function asksForSearch(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey) return false
  const { target } = event
  const within = (selector: string) =>
    target instanceof Element && target.closest(selector) !== null
  // In code the editor has its own use for Ctrl+K.
  if (event.ctrlKey || event.metaKey)
    return event.key.toLowerCase() === 'k' && !within('.monaco-editor')
  return event.key === '/' && !within(EDITABLE) && slashOpens()
}

class SiteSearch extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.#open())
    addEventListener('keydown', (event) => {
      if (!asksForSearch(event)) return
      event.preventDefault()
      void this.#open()
    })
  }

  async #open(): Promise<void> {
    const { openSearch } = await import('./dialog.ts')
    openSearch(this)
  }
}

customElements.define('site-search', SiteSearch)
