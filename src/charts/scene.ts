/** A picture as a value: marks in the page's pixels, with colours by the name of a token. */

/** A colour of `tokens.css`, without its dashes: `ink`, `task-memory`. */
export type Colour = string

export type Mark =
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill: Colour
      readonly opacity?: number
      readonly outline?: Colour
    }
  | {
      readonly kind: 'path'
      readonly d: string
      readonly stroke?: Colour
      readonly thickness?: number
      readonly fill?: Colour
      readonly opacity?: number
      readonly dashed?: boolean
    }
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly fill: Colour
      readonly anchor?: 'start' | 'middle' | 'end'
      readonly size?: number
    }

export interface Scene {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
  /** How many things are shown, and how many marks stand for them. */
  readonly things: number
  readonly drawn: number
}

/** What pictures say, in the reader's language. */
export interface Words {
  readonly empty: string
  readonly client: string
  bytes(count: number): string
  seconds(count: number): string
  integer(count: number): string
}

export const FONT = 12
/** A letter of the plain face is about this wide. */
const LETTER = 6.8

/** A text that fits into so many pixels, cut where it must be. */
export function fitted(text: string, width: number): string {
  const letters = Math.floor(width / LETTER)
  if (text.length <= letters) return text
  return letters < 2 ? '' : `${text.slice(0, letters - 1)}…`
}

export function emptyScene(width: number, height: number, words: Words): Scene {
  const note: Mark = { kind: 'text', x: 6, y: height / 2, text: words.empty, fill: 'ink-soft' }
  return { width, height, marks: [note], things: 0, drawn: 0 }
}

const collator = new Intl.Collator('en', { numeric: true })

/** Names as people sort them: w2 before w10. */
export const byName = (a: string, b: string) => collator.compare(a, b)
