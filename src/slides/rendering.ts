/** What is known while a deck's nodes become pieces. */

import type { Problem } from './deck.ts'
import type { Node } from './nodes.ts'

export interface Rendering {
  readonly footnotes: string
  readonly resolve: (path: string) => string | null
  /** Definitions of links and of footnotes, wherever they stand. */
  readonly definitions: readonly Node[]
  readonly source: string
  readonly incremental: boolean
  readonly tell: (problem: Problem) => void
}
