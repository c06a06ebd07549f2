/** What was judged, as a list below the step. */

import type { CheckResult } from '../../../workers/protocol/kernel.ts'
import { score } from '../../grading/score.ts'
import { fillText } from '../../i18n/fill/text.ts'
import { decimal } from '../../i18n/format.ts'
import { pageLanguage } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import { withCode } from '../with-code.ts'

const language = pageLanguage()

export function showResults(place: Element, results: readonly CheckResult[]): void {
  const list = document.createElement('ul')
  for (const { check, result, message } of results) {
    const item = document.createElement('li')
    Object.assign(item.dataset, { check, result })
    item.append(withCode(`${text(language, `exercise.result.${result}`)}: ${message}`))
    list.append(item)
  }
  const { earned, points } = score(results)
  place.replaceChildren(list)
  if (points === 0) return
  const total = document.createElement('p')
  total.className = 'score'
  total.textContent = fillText(language, 'score', {
    earned: decimal(language, earned),
    points: decimal(language, points),
  })
  place.append(total)
}
