/** How the work was before: a list that is read when it is opened, the newest first. */

import type { Filling } from '../../handin/filling.ts'
import { fillText } from '../../i18n/fill/text.ts'
import { pageLanguage } from '../../i18n/language.ts'
import type { Keeping } from './keeping.ts'
import { part } from './material.ts'

const language = pageLanguage()
const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' })

/** @param take puts a version back; `time` is how the list named it */
export function offerVersions(
  details: HTMLDetailsElement,
  keeping: Keeping,
  take: (earlier: Filling, time: string) => void,
): void {
  const list = part(details, 'ul')
  const show = async () => {
    const items = (await keeping.versions()).map(({ at, filling }) => {
      const button = document.createElement('button')
      button.type = 'button'
      const time = moment.format(at)
      button.textContent = fillText(language, 'version', { time, id: filling.student.id })
      button.addEventListener('click', () => {
        details.open = false
        take(filling, time)
        part(details, 'summary').focus()
      })
      const item = document.createElement('li')
      item.append(button)
      return item
    })
    list.replaceChildren(...items)
  }
  details.addEventListener('toggle', () => {
    if (details.open) void show()
  })
}
