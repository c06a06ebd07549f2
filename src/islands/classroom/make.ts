/** Parts of the page, as this room builds them. */

import type { ClassroomKey } from '../../i18n/classroom/en.ts'
import { classroomText } from '../../i18n/classroom/text.ts'
import { pageLanguage } from '../../i18n/language.ts'

const language = pageLanguage()

export const say = (key: ClassroomKey, values: Readonly<Record<string, string | number>> = {}) =>
  classroomText(language, key, values)

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  given: Partial<HTMLElementTagNameMap[K]> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), given)
  element.append(...inside)
  return element
}

export function button(key: ClassroomKey, pressed: () => void, className = ''): HTMLButtonElement {
  return make('button', { type: 'button', className, textContent: say(key), onclick: pressed })
}

/** A labelled input and its button, which Enter presses too. */
export function ask(
  label: ClassroomKey,
  submit: ClassroomKey,
  given: Partial<HTMLInputElement>,
  sent: (value: string) => void,
): HTMLFormElement {
  const input = make('input', { type: 'text', autocomplete: 'off', spellcheck: false, ...given })
  const form = make(
    'form',
    { className: 'asking' },
    make('label', {}, make('span', { textContent: say(label) }), input),
    make('button', { type: 'submit', textContent: say(submit) }),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    sent(input.value)
  })
  return form
}

/** Replaces a sentence only where it is another one, so that it is read out once. */
export function write(place: HTMLElement, sentence: string): void {
  if (place.textContent !== sentence) place.textContent = sentence
}
