/** A slide as the audience sees it, in a frame of its own that nothing can be pressed in. */

import type { DeckPosition, PresentedDeck } from '../../slides/presenting.ts'
import { make } from './make.ts'

const WIDTH = 1280

export class Preview {
  readonly element: HTMLElement
  readonly place: HTMLElement
  readonly #frame: HTMLIFrameElement
  readonly #said = make('p', { className: 'said' })
  #deck: Promise<PresentedDeck> | null = null
  #wanted: DeckPosition | null = null

  constructor(name: string) {
    const url = new URL(location.href)
    url.search = '?preview'
    url.hash = ''
    this.#frame = make('iframe', { title: name, inert: true, tabIndex: -1, src: url.href })
    this.#frame.addEventListener('load', () => {
      this.#deck = readyDeck(this.#frame)
      if (this.#wanted !== null) this.show(this.#wanted)
    })
    this.place = make('div', { className: 'place' }, this.#frame, this.#said)
    // A frame of the slide's own size is made smaller as a whole: it is laid out as for the audience.
    new ResizeObserver(() => {
      this.place.style.setProperty('--scale', String(this.place.clientWidth / WIDTH))
    }).observe(this.place)
    this.element = make(
      'section',
      { className: 'preview' },
      make('h2', { textContent: name }),
      this.place,
    )
  }

  show(position: DeckPosition): void {
    this.#wanted = position
    this.#frame.hidden = false
    this.#said.textContent = ''
    void this.#deck?.then((deck) => {
      if (this.#wanted === position) deck.goTo(position)
    })
  }

  end(sentence: string): void {
    this.#wanted = null
    this.#frame.hidden = true
    this.#said.textContent = sentence
  }

  /** Where the slide lies on this page; null before it does. */
  get slideBox(): DOMRect | null {
    const slides = this.#frame.contentDocument?.querySelector('.reveal .slides')
    if (slides === null || slides === undefined) return null
    const [inner, outer] = [slides.getBoundingClientRect(), this.#frame.getBoundingClientRect()]
    const scale = outer.width / WIDTH
    const [x, y] = [outer.x + inner.x * scale, outer.y + inner.y * scale]
    return new DOMRect(x, y, inner.width * scale, inner.height * scale)
  }
}

async function readyDeck(frame: HTMLIFrameElement): Promise<PresentedDeck> {
  const page = frame.contentWindow as (Window & typeof globalThis) | null
  if (page === null) throw new Error('a frame has a window')
  await page.customElements.whenDefined('essaim-deck')
  const deck = page.document.querySelector<PresentedDeck>('essaim-deck')
  if (deck === null) throw new Error('a preview has a deck')
  await deck.ready
  return deck
}
