/** A page's part in a class, as its bar, its panel and the desk use it. */

import type { PresentedDeck } from '../../slides/presenting.ts'
import type { Following } from './following.ts'
import type { Leading } from './leading.ts'

export type Role =
  | { readonly kind: 'off' }
  | { readonly kind: 'leading'; readonly leading: Leading }
  | { readonly kind: 'following'; readonly following: Following }

export interface Session {
  readonly deck: PresentedDeck
  readonly role: Role
  readonly sentence: string
  /** Told when the panel has to show something else. */
  onChange: () => void
  /** @param key the lecturer's code; empty without a server */
  lead(key: string): void
  follow(code: string): void
  /** @returns what the lecturer has to get; null when the text is no invitation */
  answer(invitation: string): Promise<string | null>
  stop(): void
  /** Opens or closes the panel. */
  toggle(): void
}

/** A part of the panel, and what brings it up to date. */
export interface View {
  readonly element: HTMLElement
  update(): void
}
