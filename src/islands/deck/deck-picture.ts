/** One picture of the cluster on a slide. It is drawn while its slide is shown. */

import { pageLanguage } from '../../i18n/language.ts'
import type { DeckEvents } from '../../slides/presenting.ts'

class DeckPicture extends HTMLElement {
  #watching = false

  connectedCallback(): void {
    const look = (event: Event) => {
      const { detail } = event as DeckEvents['deck-moved']
      if (this.closest('section')?.id === detail.position.slide) void this.#watch()
    }
    document.addEventListener('deck-ready', look)
    document.addEventListener('deck-moved', look)
  }

  /** Its code comes when its slide does, and starts no cluster. */
  async #watch(): Promise<void> {
    if (this.#watching) return
    this.#watching = true
    const [{ openTab }, { Dashboard }] = await Promise.all([
      import('../tab.ts'),
      import('../cluster/dashboard.ts'),
    ])
    new Dashboard(this, openTab().cluster.log, pageLanguage()).soon()
  }
}

customElements.define('deck-picture', DeckPicture)
