import { type ClusterView, prefixOf } from '../../cluster/fold.ts'
import type { Language } from '../../i18n/language.ts'

/** Rows of the table behind the picture: the newest tasks. */
const ROWS = 200

export function fillTable(body: HTMLElement, view: ClusterView, language: Language): void {
  const seconds = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 })
  const rows = view.bars
    .filter((bar) => bar.action !== 'transfer')
    .slice(-ROWS)
    .reverse()
    .map((bar) => {
      const row = document.createElement('tr')
      for (const value of [
        prefixOf(bar.key),
        bar.worker,
        seconds.format(Math.max(bar.stop - bar.start, 0)),
      ]) {
        const cell = document.createElement('td')
        cell.textContent = value
        row.append(cell)
      }
      return row
    })
  body.replaceChildren(...rows)
}
