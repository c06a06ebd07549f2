/** The versions of the reader's code below an exercise, and the offer to go back to one. */

import { pageLanguage } from '../../i18n/language.ts'
import { progressText } from '../../i18n/progress/text.ts'
import { takeUp, type Version, type Work } from '../../progress/work.ts'

type Put = (code: string) => Promise<void>

const language = pageLanguage()
const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' })

function item({ at, code }: Version, put: Put): HTMLElement {
  const lines = code.split('\n').length
  const button = document.createElement('button')
  button.type = 'button'
  button.title = code
  button.textContent = progressText(language, lines === 1 ? 'work.version.one' : 'work.version', {
    time: moment.format(at),
    lines,
  })
  button.addEventListener('click', () => void put(code))
  const made = document.createElement('li')
  made.append(button)
  return made
}

/** The newest first. */
export function listVersions(card: HTMLElement, work: Work, put: Put): void {
  const details = card.querySelector<HTMLElement>('.versions')
  if (details === null) return
  details.hidden = work.versions.length === 0
  const items = work.versions.toReversed().map((version) => item(version, put))
  details.querySelector('ul')?.replaceChildren(...items)
}

/**
 * The code to put into the cell, or null. Code for another edition of the exercise is offered, not
 * put: it may answer another question.
 */
export function offer(card: HTMLElement, work: Work, edition: string, put: Put): string | null {
  listVersions(card, work, put)
  const { current, earlier } = takeUp(work, edition)
  const place = card.querySelector<HTMLElement>('.earlier')
  if (earlier !== null && place !== null) {
    place.hidden = false
    place.querySelector('.take')?.addEventListener('click', () => {
      place.hidden = true
      void put(earlier.code)
    })
  }
  return current?.code ?? null
}
