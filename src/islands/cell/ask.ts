import type { Language } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'

/** The form that Python's `input()` waits for. */
export function askFor(
  prompt: string,
  secret: boolean,
  language: Language,
  answer: (text: string) => void,
): HTMLElement {
  const form = document.createElement('form')
  form.className = 'ask'
  const label = document.createElement('label')
  const field = document.createElement('input')
  const send = document.createElement('button')
  field.type = secret ? 'password' : 'text'
  field.autocomplete = 'off'
  label.append(prompt || text(language, 'cell.answer'), ' ', field)
  send.textContent = text(language, 'cell.send')
  form.append(label, send)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const given = document.createElement('pre')
    given.textContent = `${prompt}${secret ? '•'.repeat(field.value.length) : field.value}`
    form.replaceWith(given)
    answer(field.value)
  })
  queueMicrotask(() => field.focus())
  return form
}
