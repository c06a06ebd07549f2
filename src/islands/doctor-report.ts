import { capabilities } from '../boot/capabilities.ts'

/** What this browser can do, filled in where the page asks. */
class DoctorReport extends HTMLElement {
  connectedCallback(): void {
    for (const [feature, here] of Object.entries(capabilities())) {
      const cell = this.querySelector(`[data-feature="${feature}"]`)
      if (cell !== null) cell.textContent = (here ? this.dataset.yes : this.dataset.no) ?? ''
    }
  }
}

customElements.define('doctor-report', DoctorReport)
