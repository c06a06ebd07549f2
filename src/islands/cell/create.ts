/** A code cell made by a script: the markup of CodeCell.astro, without colours. */

import type { TextKey } from '../../i18n/en.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import { CodeCell } from './code-cell.ts'

const BUTTONS = ['run', 'stop', 'reset'] as const

/** The cell, not in the page yet; it works once it is there. */
export function createCodeCell(name: string, code: string): CodeCell {
  const language = pageLanguage()
  const say = (key: TextKey) => text(language, key, { name })
  const cell = new CodeCell()
  cell.setAttribute('role', 'group')
  cell.setAttribute('aria-label', say('cell.name'))
  Object.assign(cell.dataset, { name, state: 'idle' })
  const bar = document.createElement('div')
  bar.className = 'bar'
  for (const kind of BUTTONS) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = kind === 'run' ? 'run primary' : kind
    button.disabled = kind === 'stop'
    button.textContent = say(`cell.${kind}`)
    bar.append(button)
  }
  const state = document.createElement('span')
  state.className = 'state'
  state.ariaLive = 'polite'
  bar.append(state)
  const place = document.createElement('div')
  place.className = 'code'
  place.append(createField(say('cell.code'), code))
  const log = document.createElement('div')
  log.setAttribute('role', 'log')
  log.setAttribute('aria-label', say('cell.output'))
  cell.append(bar, place, log)
  return cell
}

/** A text field as high as its text, which nothing corrects. */
export function createField(label: string, value: string): HTMLTextAreaElement {
  const field = document.createElement('textarea')
  field.setAttribute('aria-label', label)
  field.spellcheck = false
  field.autocapitalize = 'off'
  field.autocomplete = 'off'
  field.defaultValue = value
  field.rows = value.split('\n').length
  return field
}
