/** What could not be converted as it was, told by the number that the cell has in the notebook. */
export interface Note {
  /** From 1; null where it is about the notebook as a whole. */
  readonly cell: number | null
  readonly says: string
}

export const sentenceOf = ({ cell, says }: Note): string =>
  cell === null ? says : `cell ${cell}: ${says}`

/** A file that is written beside the lesson's text. */
export interface Picture {
  /** Below the lesson's folder. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** What a cell becomes. */
export interface Piece {
  readonly text: string
  readonly notes: readonly Note[]
  readonly pictures: readonly Picture[]
}
