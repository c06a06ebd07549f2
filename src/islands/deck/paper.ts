/** A deck on paper: pictures come at once, and a handout has each slide's notes below it. */

import { pageLanguage } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import { sectionsOf } from './slides-in.ts'

export function layOnPaper(deck: HTMLElement): void {
  for (const image of deck.querySelectorAll('img')) image.loading = 'eager'
  if (document.documentElement.classList.contains('handout')) {
    for (const section of sectionsOf(deck)) withNotes(section)
  }
  deck.dataset['state'] = 'paper'
}

function withNotes(section: HTMLElement): void {
  const sheet = document.createElement('div')
  sheet.className = 'sheet'
  section.before(sheet)
  sheet.append(section)
  const minutes = Number(section.dataset['minutes'] ?? 0)
  const notes = section.querySelector<HTMLElement>('aside.notes')
  if (notes === null) return
  const planned = document.createElement('p')
  planned.className = 'planned'
  planned.textContent = text(pageLanguage(), 'lesson.minutes', { minutes })
  notes.prepend(planned)
  sheet.append(notes)
}
