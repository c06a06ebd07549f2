/** A sentence when the browser did not keep the reader's work, and the work as a file. */

import { pageLanguage } from '../../i18n/language.ts'
import { progressText } from '../../i18n/progress/text.ts'
import type { Kept } from '../../progress/store.ts'
import { button } from '../button.ts'
import { exportProgress } from './export.ts'

const language = pageLanguage()
let notice: HTMLElement | null = null
let closed = false

/** Goes away by itself once everything is kept. */
export function tellUnkept({ kind }: Kept): void {
  if (kind === 'kept') {
    notice?.remove()
    notice = null
    closed = false
    return
  }
  if (notice !== null || closed) return
  notice = document.createElement('div')
  notice.className = 'unkept'
  notice.role = 'alert'
  const sentence = document.createElement('p')
  sentence.textContent = progressText(language, `unkept.${kind}`)
  notice.append(
    sentence,
    button(progressText(language, 'export'), () => void exportProgress('')),
    button(progressText(language, 'unkept.close'), () => {
      notice?.remove()
      notice = null
      closed = true
    }),
  )
  document.querySelector('main')?.append(notice)
}
