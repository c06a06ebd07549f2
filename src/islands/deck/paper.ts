/** A deck on paper: pictures come at once, and a handout has each slide's notes below it. */

import { deckText } from '../../i18n/deck/text.ts'
import { decimal } from '../../i18n/format.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { sectionsOf } from './slides-in.ts'

/** Pixels of code as a slide shows it, and the least on paper, which is read from near. */
const CODE = 20
const LEAST = 8

export function layOnPaper(deck: HTMLElement): void {
  for (const image of deck.querySelectorAll('img')) image.loading = 'eager'
  for (const { dataset, parentElement } of deck.querySelectorAll<HTMLElement>('[data-means]')) {
    if (parentElement !== null) parentElement.dataset.state = dataset.means
  }
  for (const cell of deck.querySelectorAll<HTMLElement>('code-cell')) fitCode(cell)
  if (document.documentElement.classList.contains('handout')) {
    for (const section of sectionsOf(deck)) withNotes(section)
  }
  deck.dataset.state = 'paper'
}

/** On a screen long code is scrolled; here it becomes smaller until all of it is there. */
function fitCode(cell: HTMLElement): void {
  const parts = [cell, ...cell.querySelectorAll<HTMLElement>('.code')]
  const cut = () => parts.some(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
  for (let size = CODE; size > LEAST && cut(); size--) {
    cell.style.setProperty('--line-code', '1.15')
    cell.style.setProperty('--size-code', `${size - 1}px`)
  }
}

function withNotes(section: HTMLElement): void {
  const sheet = document.createElement('div')
  sheet.className = 'sheet'
  section.before(sheet)
  sheet.append(section)
  const minutes = Number(section.dataset.minutes ?? 0)
  const notes = section.querySelector<HTMLElement>('aside.notes')
  if (notes === null) return
  const planned = document.createElement('p')
  planned.className = 'planned'
  const language = pageLanguage()
  planned.textContent = deckText(language, 'planned', { minutes: decimal(language, minutes) })
  notes.prepend(planned)
  sheet.append(notes)
}
