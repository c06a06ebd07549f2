/** A deck of slides: what shows it, tells where it stands, and moves it for others. */

import Reveal, { type RevealApi } from 'reveal.js'
import type {
  DeckCell,
  DeckMoved,
  DeckPosition,
  DeckSlide,
  Mover,
  PresentedDeck,
} from '../../slides/presenting.ts'
import { keepEdits } from './edits.ts'
import { steersDeck } from './keys.ts'
import { lightLines } from './lines.ts'
import { narrowScreen, settleNarrow } from './narrow.ts'
import { layOnPaper } from './paper.ts'
import { keepPlaces } from './places.ts'
import { readSlides, sectionsOf } from './slides-in.ts'

export class EssaimDeck extends HTMLElement implements PresentedDeck {
  readonly ready: Promise<void>
  #settle: () => void = () => {}
  #reveal: RevealApi | null = null
  #mover: Mover = 'reader'
  #told = ''
  #slides: readonly DeckSlide[] = []

  constructor() {
    super()
    this.ready = new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  connectedCallback(): void {
    if (this.#reveal !== null) return
    this.#slides = readSlides(this)
    // On paper all slides stand one below the other, and nothing moves.
    const { classList } = document.documentElement
    if (classList.contains('print-pdf')) return layOnPaper(this)
    if (!classList.contains('shown')) return
    void this.#start()
  }

  get deck(): string {
    return this.dataset.deck ?? ''
  }

  get slides(): readonly DeckSlide[] {
    return this.#slides
  }

  get cells(): ReadonlyMap<string, DeckCell> {
    const cells = [...this.querySelectorAll<DeckCell>('code-cell')]
    return new Map(cells.map((cell) => [cell.dataset.name ?? '', cell]))
  }

  get position(): DeckPosition {
    const slide = this.#reveal?.getCurrentSlide()?.id ?? this.#slides[0]?.id ?? ''
    return { slide, fragment: this.#reveal?.getIndices().f ?? -1 }
  }

  goTo({ slide, fragment }: DeckPosition): boolean {
    const section = sectionsOf(this).find(({ id }) => id === slide)
    if (section === undefined || this.#reveal === null) return false
    const { h, v } = this.#reveal.getIndices(section)
    this.#mover = 'program'
    this.#reveal.slide(h, v, fragment)
    this.#tellMove()
    queueMicrotask(() => {
      this.#mover = 'reader'
    })
    return true
  }

  next(): void {
    this.#reveal?.next()
  }

  previous(): void {
    this.#reveal?.prev()
  }

  get black(): boolean {
    return this.#reveal?.isPaused() ?? false
  }

  set black(on: boolean) {
    this.#reveal?.togglePause(on)
  }

  get overview(): boolean {
    return this.#reveal?.isOverview() ?? false
  }

  set overview(on: boolean) {
    this.#reveal?.toggleOverview(on)
  }

  async #start(): Promise<void> {
    const place = this.querySelector<HTMLElement>('.reveal')
    if (place === null) throw new Error('a deck has a place for its slides')
    const reveal = new Reveal(place, {
      width: 1280,
      height: 720,
      margin: 0,
      maxScale: 4,
      minScale: 0.1,
      center: false,
      display: 'flex',
      embedded: true,
      hash: true,
      history: false,
      // Its buttons and its help speak English only; the page has its own.
      controls: false,
      help: false,
      jumpToSlide: false,
      slideNumber: false,
      progress: true,
      navigationMode: 'linear',
      transition: 'none',
      backgroundTransition: 'none',
      autoAnimate: false,
      postMessage: false,
      postMessageEvents: false,
      hideInactiveCursor: false,
      keyboardCondition: steersDeck,
      disableLayout: narrowScreen.matches,
    })
    await reveal.initialize()
    this.#reveal = reveal
    // A slide is a document to read, not an application; the bar says where one is.
    place.removeAttribute('role')
    place.querySelector('.aria-status')?.remove()
    narrowScreen.addEventListener('change', () => settleNarrow(place, reveal))
    keepEdits(this)
    for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden']) {
      reveal.on(event, () => this.#tellMove())
    }
    for (const event of ['paused', 'resumed']) {
      reveal.on(event, () => this.#tell('deck-blackened', { black: this.black }))
    }
    this.#settleSlide()
    this.#told = JSON.stringify(this.position)
    this.dataset.state = 'ready'
    performance.measure('essaim:first-slide', { start: 0, end: performance.now() })
    this.#settle()
    this.#tell('deck-ready', this.#moved())
  }

  /** Once for a move, however many fragments came with it. */
  #tellMove(): void {
    const by = this.#mover
    queueMicrotask(() => {
      const now = JSON.stringify(this.position)
      if (now === this.#told) return
      this.#told = now
      this.#settleSlide()
      this.#tell('deck-moved', { ...this.#moved(), by })
    })
  }

  #moved(): DeckMoved {
    const { position } = this
    const index = this.#slides.findIndex(({ id }) => id === position.slide)
    return { deck: this.deck, position, index, by: 'reader' }
  }

  #settleSlide(): void {
    const slide = this.#reveal?.getCurrentSlide()
    if (!(slide instanceof HTMLElement)) return
    lightLines(slide)
    keepPlaces(slide)
  }

  #tell<D>(name: string, detail: D): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }
}

customElements.define('essaim-deck', EssaimDeck)
