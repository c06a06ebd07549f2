/** The lecturer's code beside the reader's: it takes the cell where the reader has not written. */

import type { SharedCode } from '../../classroom/message.ts'
import type { PresentedDeck } from '../../slides/presenting.ts'
import { button, make, say } from './make.ts'

/** What was put into a cell last, so that it is not taken for the reader's own. */
const put = new WeakMap<HTMLElement, string>()

/** Never runs anything. */
export function showShared(deck: PresentedDeck, { cell: name, code }: SharedCode): void {
  const cell = deck.cells.get(name)
  if (cell === undefined) return
  const start = cell.querySelector('textarea')?.defaultValue ?? ''
  const note = cell.querySelector('.shared')
  if (cell.code === code) return note?.remove()
  const takes = () => {
    put.set(cell, code)
    cell.code = code
    cell.querySelector('.shared')?.remove()
  }
  if (cell.code === start || cell.code === put.get(cell)) return takes()
  const shown = make('pre', { tabIndex: 0, textContent: code })
  const section = make(
    'section',
    { className: 'shared', ariaLabel: say('shared.from') },
    make('p', { className: 'plain', textContent: say('shared.from') }),
    shown,
    button('shared.take', takes),
  )
  if (note === null) cell.append(section)
  else note.replaceWith(section)
}
