/** What a deck in a page tells and offers: to the presenter's desk, to those who follow, to votes. */

/** Where a deck stands. Both languages of a deck have the same slides, with the same ids. */
export interface DeckPosition {
  /** The slide's id, as in its address. */
  readonly slide: string
  /** The last fragment that is shown, from 0; -1 before the first, or where there is none. */
  readonly fragment: number
}

/** A slide as those need it who do not show it. */
export interface DeckSlide {
  readonly id: string
  readonly title: string
  /** Speaker notes, as HTML of this site; empty where there are none. */
  readonly notes: string
  /** How long its notes plan to stay on it. */
  readonly minutes: number
  /** Its column, and its row in the column, from 0. */
  readonly column: number
  readonly row: number
  readonly fragments: number
  /** Names of its code cells. */
  readonly cells: readonly string[]
  /** What is asked on it. */
  readonly questions: readonly DeckQuestion[]
}

export interface DeckQuestion {
  readonly quiz: string
  readonly question: string
}

/** Who moved the deck: keys and buttons of its page, or `goTo`. */
export type Mover = 'reader' | 'program'

/** What `deck-moved` tells, of slides and of fragments. */
export interface DeckMoved {
  readonly deck: string
  readonly position: DeckPosition
  /** The slide's number, from 0. */
  readonly index: number
  readonly by: Mover
}

/** What is asked of a cell by those who run it from elsewhere; `code-cell` is one. */
export interface DeckCell extends HTMLElement {
  code: string
  readonly state: string
  run(): Promise<void>
  stop(): Promise<void>
}

/** The element `essaim-deck`, for those who are no part of it. */
export interface PresentedDeck extends HTMLElement {
  /** Its slug. */
  readonly deck: string
  /** Resolved once it can be moved and asked. */
  readonly ready: Promise<void>
  readonly position: DeckPosition
  readonly slides: readonly DeckSlide[]
  /** By name. */
  readonly cells: ReadonlyMap<string, DeckCell>
  /** @returns false where it has no such slide; nothing has moved then */
  goTo(position: DeckPosition): boolean
  next(): void
  previous(): void
  /** Whether the screen is black; told with `deck-blackened`. */
  black: boolean
  overview: boolean
}

/** The events of `essaim-deck`; all of them bubble. */
export interface DeckEvents {
  'deck-ready': CustomEvent<DeckMoved>
  'deck-moved': CustomEvent<DeckMoved>
  'deck-blackened': CustomEvent<{ readonly black: boolean }>
}
