/** The class in a deck's bar: whether one leads or follows, the panel with everything else, the desk's ear. */

import { type DeskFrame, deskChannel } from '../../classroom/desk.ts'
import type { PresentedDeck } from '../../slides/presenting.ts'
import { kept } from './kept.ts'
import type { ClassroomSession } from './session.ts'

class ClassroomBar extends HTMLElement {
  #session: Promise<ClassroomSession> | null = null

  connectedCallback(): void {
    // A preview on the presenter's desk is no window of its own, and the desk has no bar.
    if (window !== window.top || !document.documentElement.classList.contains('shown')) return
    const deck = document.querySelector<PresentedDeck>('essaim-deck')
    const open = this.querySelector('.open')
    if (deck === null || open === null) return
    open.addEventListener('click', () => void this.#start(deck).then((one) => one.toggle()))
    const asked = new URLSearchParams(location.search).get('room')
    // The page's scripts come in any order.
    void customElements.whenDefined('essaim-deck').then(async () => {
      await deck.ready
      deskChannel(deck.deck).onmessage = ({ data }: MessageEvent<DeskFrame>) => {
        if (data.side !== 'desk') return
        void this.#start(deck).then((one) => one.audience.hear(data))
      }
      // Who was told to come here by a link or a QR code follows; who led before goes on.
      if (kept(sessionStorage, `essaim:room:${deck.deck}`) !== null) void this.#start(deck)
      else if (asked !== null) void this.#start(deck).then((one) => one.follow(asked))
    })
  }

  #start(deck: PresentedDeck): Promise<ClassroomSession> {
    this.#session ??= this.#load(deck)
    return this.#session
  }

  async #load(deck: PresentedDeck): Promise<ClassroomSession> {
    const { ClassroomSession } = await import('./session.ts')
    await deck.ready
    return new ClassroomSession(this, deck)
  }
}

customElements.define('classroom-bar', ClassroomBar)
