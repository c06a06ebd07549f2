/** What the lecturer wrote into the cells of a deck stays there, also when the page is reloaded. */

import { pageLanguage } from '../../i18n/language.ts'
import type { DeckCell, PresentedDeck } from '../../slides/presenting.ts'

interface Kept {
  /** The code as the deck had it: an edit of other code is of no use. */
  readonly written: string
  readonly code: string
}

export function keepEdits(deck: PresentedDeck): void {
  const key = (name: string) => `essaim:deck:${deck.deck}:${pageLanguage()}:${name}`
  const written = new Map<string, string>()
  for (const [name, cell] of deck.cells) {
    const original = cell.querySelector('textarea')?.defaultValue ?? ''
    written.set(name, original)
    const kept = read(key(name))
    if (kept?.written === original && kept.code !== cell.code) cell.code = kept.code
  }
  deck.addEventListener('essaim:edited', ({ target }) => {
    const cell = target instanceof HTMLElement ? target.closest<DeckCell>('code-cell') : null
    const name = cell?.dataset.name
    const original = name === undefined ? undefined : written.get(name)
    if (cell === null || name === undefined || original === undefined) return
    write(key(name), { written: original, code: cell.code })
  })
}

function read(key: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

function write(key: string, kept: Kept): void {
  try {
    if (kept.code === kept.written) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // A private window keeps nothing; the edit lasts as long as the page.
  }
}
