/** A deck as a value: what its Markdown says, before it is a page. */

/** `{#id .class key="value"}` of a heading, a div, a span, an image or a block of code. */
export interface Attributes {
  readonly id: string | null
  readonly classes: readonly string[]
  readonly values: Readonly<Record<string, string>>
}

export const NO_ATTRIBUTES: Attributes = { id: null, classes: [], values: {} }

/** A piece of a slide. Pieces of HTML need not be whole: a live piece may stand in a column. */
export type Piece =
  | { readonly kind: 'html'; readonly html: string }
  | {
      readonly kind: 'code'
      readonly language: string
      readonly code: string
      /** The lines that each step lights, from 1; none where the code has no steps. */
      readonly steps: readonly (readonly number[])[]
    }
  | { readonly kind: 'cell'; readonly name: string; readonly code: string }
  | { readonly kind: 'cluster'; readonly workers: number; readonly show: string }
  | { readonly kind: 'picture'; readonly name: string }
  | { readonly kind: 'quiz'; readonly quiz: string; readonly question: string | null }
  | { readonly kind: 'experiment'; readonly experiment: string }
  | {
      readonly kind: 'drawing'
      readonly source: string
      /** Words that the drawing's {braces} are filled with. */
      readonly words: Readonly<Record<string, string>>
      readonly caption: string
    }

/** A piece that needs Python or a cluster. */
export type LivePiece = Extract<Piece, { kind: 'cell' | 'cluster' | 'picture' | 'experiment' }>

const LIVE: readonly Piece['kind'][] = ['cell', 'cluster', 'picture', 'experiment']

export const isLive = (piece: Piece): piece is LivePiece => LIVE.includes(piece.kind)

export interface Slide {
  readonly id: string
  /** As it is read out; empty for a slide without a heading. */
  readonly title: string
  readonly titleHtml: string
  readonly kind: 'title' | 'section' | 'content'
  readonly attributes: Attributes
  readonly pieces: readonly Piece[]
  readonly notes: string
  /** Zero where its notes say nothing of time. */
  readonly minutes: number
  /** The line of its heading, from 1. */
  readonly line: number
}

export interface Deck {
  readonly title: string
  readonly subtitle: string
  readonly authors: readonly string[]
  readonly date: string
  /** Columns from left to right, each with its slides from top to bottom. */
  readonly columns: readonly (readonly Slide[])[]
}

/** What a program can do about a problem, so that the rest of the deck can be used. */
export type Mend =
  /** Before a line, or at the end where it is null. */
  | { readonly kind: 'close-div'; readonly before: number | null }
  | { readonly kind: 'drop-line' }
  | { readonly kind: 'plain-div' }
  | { readonly kind: 'drop-class'; readonly name: string }
  | { readonly kind: 'drop-image'; readonly url: string }
  | { readonly kind: 'drop-value'; readonly key: string }
  | { readonly kind: 'drop-id'; readonly id: string }

/** What is wrong in a deck's text, or what was left out of it, and how to mend it. */
export interface Problem {
  readonly line: number
  readonly says: string
  readonly mend?: Mend
}

export interface ReadDeck {
  readonly deck: Deck
  readonly problems: readonly Problem[]
}

export const slidesOf = (deck: Deck): readonly Slide[] => deck.columns.flat()

/** The cells of a deck, in its order. */
export const cellsIn = (deck: Deck): readonly Extract<Piece, { kind: 'cell' }>[] =>
  slidesOf(deck).flatMap(({ pieces }) => pieces.filter((piece) => piece.kind === 'cell'))
