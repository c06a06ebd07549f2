/**
 * `<glossary-term>`: a word of the text that shows its definition on hover and focus.
 *
 * Without this script it is a link to the glossary. The definition lies above the page, so nothing
 * moves; it stays while the pointer is on it, and Escape closes it.
 */

/** How long the pointer may be between the word and its definition, in milliseconds. */
const GRACE_MS = 250
const MARGIN = 8

let shown: GlossaryTerm | null = null

class GlossaryTerm extends HTMLElement {
  readonly #word = this.querySelector<HTMLAnchorElement>('a.term')
  readonly #definition = this.querySelector<HTMLElement>('.definition')
  #leaving: ReturnType<typeof setTimeout> | undefined
  /** Whether a pointer that can hover is on the word or on its definition. */
  #pointed = false

  connectedCallback(): void {
    const word = this.#word
    if (word === null || this.#definition === null || !('showPopover' in word)) return
    // A click on a link would leave the page, and with it the reader's kernel.
    word.role = 'button'
    word.ariaExpanded = 'false'
    word.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      this.show()
    })
    word.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return
      event.preventDefault()
      this.show()
    })
    this.addEventListener('pointerenter', (event) => {
      if (event.pointerType === 'touch') return
      clearTimeout(this.#leaving)
      this.#pointed = true
      this.show()
    })
    this.addEventListener('pointerleave', () => {
      clearTimeout(this.#leaving)
      this.#pointed = false
      this.#leaving = setTimeout(() => {
        if (!this.contains(document.activeElement)) this.hide()
      }, GRACE_MS)
    })
    this.addEventListener('focusin', () => this.show())
    this.addEventListener('focusout', (event) => {
      if (event.relatedTarget instanceof Node && this.contains(event.relatedTarget)) return
      if (!this.#pointed) this.hide()
    })
  }

  disconnectedCallback(): void {
    this.hide()
  }

  show(): void {
    const [word, definition] = [this.#word, this.#definition]
    if (shown === this || word === null || definition === null) return
    shown?.hide()
    shown = this
    definition.showPopover()
    word.ariaExpanded = 'true'
    place(definition, word.getClientRects()[0] ?? word.getBoundingClientRect())
  }

  hide(): void {
    clearTimeout(this.#leaving)
    if (shown !== this) return
    shown = null
    this.#definition?.hidePopover()
    if (this.#word !== null) this.#word.ariaExpanded = 'false'
  }
}

/** Below the word, or above it where there is no room; always within the window's width. */
function place(definition: HTMLElement, word: DOMRect): void {
  const { width, height } = definition.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const left = Math.max(MARGIN, Math.min(word.left, clientWidth - width - MARGIN))
  const below = word.bottom + height + MARGIN <= clientHeight || word.top < height
  definition.style.left = `${left + scrollX}px`
  definition.style.top = `${(below ? word.bottom : word.top - height) + scrollY}px`
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') shown?.hide()
})

customElements.define('glossary-term', GlossaryTerm)
