/** A deck on paper: pictures come at once, and a handout has each slide's notes below it. */

import { deckText } from '../../i18n/deck/text.ts'
import { decimal } from '../../i18n/format.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { sectionsOf } from './slides-in.ts'

export function layOnPaper(deck: HTMLElement): void {
  for (const image of deck.querySelectorAll('img')) image.loading = 'eager'
  if (document.documentElement.classList.contains('handout')) {
    for (const section of sectionsOf(deck)) withNotes(section)
  }
  deck.dataset.state = 'paper'
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
