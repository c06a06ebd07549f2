/** The place of one cell in the notebook: its element, and the buttons that move and remove it. */

import type { TextKey } from '../../i18n/en.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import type { Cell } from '../../notebook/notebook.ts'
import { toEvents } from '../../notebook/outputs.ts'
import { CodeCell } from '../cell/code-cell.ts'
import { createCodeCell } from '../cell/create.ts'
import { TextCell } from './text-cell.ts'

export type Move = 'up' | 'down' | 'remove'

/** What a cell tells the notebook that holds it. */
export interface Owner {
  edited(id: string, source: string): void
  /** The outputs of a code cell are as they stay. */
  ended(id: string, cell: CodeCell, count: number | null): void
  move(id: string, how: Move): void
}

const MOVES: readonly (readonly [Move, TextKey, string])[] = [
  ['up', 'lab.up', '↑'],
  ['down', 'lab.down', '↓'],
  ['remove', 'lab.remove', '✕'],
]
const language = pageLanguage()

function moveButtons(owner: Owner, id: string): readonly HTMLElement[] {
  return MOVES.map(([how, key, sign]) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = how
    button.textContent = sign
    button.ariaLabel = text(language, key)
    button.title = text(language, key)
    button.addEventListener('click', () => owner.move(id, how))
    return button
  })
}

export class Place {
  readonly id: string
  readonly cell: CodeCell | TextCell
  readonly #count = document.createElement('span')
  readonly #end = document.createElement('span')

  constructor(part: Cell, owner: Owner) {
    this.id = part.id
    if (part.kind === 'code') {
      const cell = createCodeCell('', part.source)
      cell.addEventListener('essaim:edited', () => owner.edited(part.id, cell.code))
      cell.onEnd = (count) => owner.ended(part.id, cell, count)
      this.cell = cell
    } else {
      this.cell = new TextCell(part)
      this.cell.onEdit = (source) => owner.edited(part.id, source)
    }
    this.cell.tabIndex = -1
    this.#count.className = 'count'
    this.#end.className = 'moves'
    this.#end.append(this.#count, ...moveButtons(owner, part.id))
  }

  /** Puts the cell into the page, where its parts come to life. */
  enter(list: HTMLElement, before: Element | null, part: Cell): void {
    list.insertBefore(this.cell, before)
    this.cell.querySelector('.bar')?.append(this.#end)
    if (part.kind !== 'code' || !(this.cell instanceof CodeCell)) return
    this.showCount(part.count)
    for (const event of toEvents(part.outputs)) this.cell.output?.take(event)
    this.cell.output?.end()
  }

  rename(number: number): void {
    this.cell.rename(String(number))
  }

  showCount(count: number | null): void {
    this.#count.textContent = count === null ? '' : `[${count}]`
  }

  /** Into the text or the code. */
  edit(): void {
    if (this.cell instanceof TextCell) this.cell.edit()
    else this.cell.focusCode()
  }

  /** Where Shift+Enter arrives: in code, at a text as a whole. */
  arrive(): void {
    if (this.cell instanceof CodeCell) return this.cell.focusCode()
    this.cell.focus()
    this.cell.scrollIntoView({ block: 'nearest' })
  }
}
