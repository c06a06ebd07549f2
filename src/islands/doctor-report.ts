import { capabilities } from '../boot/capabilities.ts'
import { lastFallback } from '../boot/last-start.ts'

/** What this browser can do, filled in where the page asks. */
class DoctorReport extends HTMLElement {
  connectedCallback(): void {
    for (const [feature, here] of Object.entries(capabilities())) {
      const cell = this.querySelector(`[data-feature="${feature}"]`)
      if (cell !== null) cell.textContent = (here ? this.dataset.yes : this.dataset.no) ?? ''
    }
    const reason = lastFallback()
    const line = this.querySelector<HTMLElement>('.fallback')
    if (reason === null || line === null) return
    line.textContent = (line.dataset.text ?? '').replace('{reason}', reason)
    line.hidden = false
  }
}

customElements.define('doctor-report', DoctorReport)
