/** What could not be taken along, thing by thing, with the lines of the file. */

import type { Language } from '../../i18n/language.ts'
import { quizText } from '../../i18n/quiz/text.ts'
import type { Note } from '../../quiz/formats/note.ts'

const MOST_LINES = 12

export function noteList(notes: readonly Note[], language: Language): HTMLElement {
  const list = document.createElement('ul')
  for (const [, alike] of Map.groupBy(notes, ({ kind, detail }) => `${kind} ${detail}`)) {
    const [first] = alike
    if (first === undefined) continue
    const item = document.createElement('li')
    item.dataset.note = first.kind
    const sentence = quizText(language, `convert.note.${first.kind}`)
    const about = first.detail === '' ? '' : ` (${first.detail})`
    item.append(`${sentence}${about} ${places(alike, language)}`)
    list.append(item)
  }
  return list
}

/** Lines where a file was read, names of questions where one is written. */
function places(notes: readonly Note[], language: Language): string {
  const lines = [...new Set(notes.flatMap(({ line }) => line ?? []))]
  const names = [...new Set(notes.map(({ question }) => question))].filter((name) => name !== '')
  const all = lines.length > 0 ? lines.map(String) : names
  const shown = all.slice(0, MOST_LINES).join(', ')
  const rest = all.length > MOST_LINES ? ' …' : ''
  const key = lines.length === 0 ? 'names' : lines.length === 1 ? 'line' : 'lines'
  return quizText(language, `convert.${key}`, { places: shown + rest })
}
