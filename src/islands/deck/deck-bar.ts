/** The line below a deck: where it stands, what moves it, how it looks. */

import { deckText } from '../../i18n/deck/text.ts'
import { pageLanguage } from '../../i18n/language.ts'
import type { DeckEvents, DeckMoved, PresentedDeck } from '../../slides/presenting.ts'

const THEMES = ['light', 'dark', 'projector'] as const
const language = pageLanguage()

class DeckBar extends HTMLElement {
  connectedCallback(): void {
    const deck = document.querySelector<PresentedDeck>('essaim-deck')
    if (deck === null) throw new Error('a bar has a deck')
    this.#on('.back', () => deck.previous())
    this.#on('.on', () => deck.next())
    this.#on('.overview', () => {
      deck.overview = !deck.overview
    })
    this.#on('.fullscreen', () => void deck.requestFullscreen())
    this.#on('.theme', () => this.#changeTheme())
    this.#sayTheme()
    document.addEventListener('deck-ready', (event) => {
      this.#show((event as DeckEvents['deck-ready']).detail, deck)
    })
    document.addEventListener('deck-moved', (event) => {
      const { detail } = event as DeckEvents['deck-moved']
      this.#show(detail, deck)
      this.#announce(detail, deck)
    })
  }

  #show({ index, position }: DeckMoved, deck: PresentedDeck): void {
    const place = this.querySelector('output')
    if (place !== null) place.textContent = `${index + 1} / ${deck.slides.length}`
    for (const link of this.querySelectorAll<HTMLAnchorElement>('.other, .print')) {
      link.hash = link.matches('.print') ? '' : `/${position.slide}`
    }
  }

  #announce({ index, position }: DeckMoved, deck: PresentedDeck): void {
    const place = this.querySelector('[aria-live]')
    const slide = deck.slides[index]
    if (place === null || slide === undefined) return
    const values = { number: index + 1, count: deck.slides.length, title: slide.title }
    // A step on the same slide is not announced as a slide; what appears is read where it stands.
    const said = deckText(language, slide.title === '' ? 'at' : 'at.title', values)
    if (position.fragment < 0 || place.textContent !== said) place.textContent = said
  }

  #changeTheme(): void {
    const root = document.documentElement
    const at = (THEMES as readonly (string | undefined)[]).indexOf(root.dataset.theme)
    const next = THEMES[(at + 1) % THEMES.length] ?? 'light'
    root.dataset.theme = next
    this.#sayTheme()
    document.dispatchEvent(new CustomEvent('essaim:theme'))
    try {
      localStorage.setItem('essaim:deck-theme', next)
    } catch {
      // A private window keeps nothing; the choice lasts as long as the page.
    }
  }

  #sayTheme(): void {
    const now = document.documentElement.dataset.theme
    const theme = THEMES.find((name) => name === now) ?? 'light'
    const button = this.querySelector('.theme')
    const name = deckText(language, `theme.${theme}`)
    if (button !== null) button.textContent = deckText(language, 'theme', { name })
  }

  #on(selector: string, pressed: () => void): void {
    this.querySelector(selector)?.addEventListener('click', pressed)
  }
}

customElements.define('deck-bar', DeckBar)
