/** The presenter's desk (`?speaker`): what the audience sees, and the hand on it. It never has a kernel. */

import {
  type AudienceNews,
  type DeskCommand,
  type DeskFrame,
  deskChannel,
} from '../../classroom/desk.ts'
import type { PresentedDeck } from '../../slides/presenting.ts'
import deskStyles from '../../styles/desk.css?url'
import { DeskCells } from './desk-cells.ts'
import { DeskClass } from './desk-class.ts'
import { DeskClock } from './desk-clock.ts'
import { DeskPad } from './desk-pad.ts'
import { button, make, say } from './make.ts'
import { Preview } from './preview.ts'

/** Milliseconds after which it is said that no window has answered. */
const PATIENCE = 1_500
const KEYS: Readonly<Record<string, DeskCommand>> = {
  ArrowRight: { kind: 'step', by: 1 },
  ArrowLeft: { kind: 'step', by: -1 },
  PageDown: { kind: 'step', by: 1 },
  PageUp: { kind: 'step', by: -1 },
  ' ': { kind: 'step', by: 1 },
}

class DeckDesk extends HTMLElement {
  #audience: string | null = null
  readonly #others = new Set<string>()

  connectedCallback(): void {
    const deck = document.querySelector<PresentedDeck>('essaim-deck')
    if (deck === null || !document.documentElement.classList.contains('speaker')) return
    const styles = make('link', { rel: 'stylesheet', href: deskStyles })
    // Only this page has them: a deck's own stay small.
    styles.onload = () =>
      void customElements.whenDefined('essaim-deck').then(() => this.#build(deck))
    document.head.append(styles)
  }

  #build(deck: PresentedDeck): void {
    const channel = deskChannel(deck.deck)
    const send = (command: DeskCommand) => {
      const frame: DeskFrame = { side: 'desk', to: this.#audience, command }
      channel.postMessage(frame)
    }
    const { slides } = deck
    const alone = this.#alone()
    const now = new Preview(say('desk.now'))
    const next = new Preview(say('desk.next'))
    const pad = new DeskPad(now, send)
    const clock = new DeskClock(
      slides.map(({ minutes }) => minutes),
      send,
    )
    const cells = new DeskCells(deck, send)
    const room = new DeskClass(deck, send)
    const notes = make('div', { className: 'notes', tabIndex: 0 })
    const black = toggle('desk.black', (on) => send({ kind: 'blacken', on }))
    const overview = toggle('desk.overview', (on) => send({ kind: 'overlook', on }))
    const title = slides[0]?.title ?? ''
    this.setAttribute('role', 'main')
    this.replaceChildren(
      make('h1', { textContent: say('desk.title', { title }) }),
      alone,
      make(
        'div',
        { className: 'moving' },
        button('desk.back', () => send({ kind: 'step', by: -1 })),
        button('desk.on', () => send({ kind: 'step', by: 1 }), 'primary'),
        black,
        overview,
      ),
      make('div', { className: 'side' }, now.element, pad.element, cells.element),
      make(
        'div',
        { className: 'side' },
        next.element,
        clock.element,
        part('desk.notes', notes),
        room.element,
      ),
    )
    const show = (news: AudienceNews) => {
      switch (news.kind) {
        case 'seen': {
          const { position, index } = news
          const slide = slides[index]
          now.show(position)
          const following = slides[index + 1]
          const steps = slide !== undefined && position.fragment + 1 < slide.fragments
          if (steps) next.show({ ...position, fragment: position.fragment + 1 })
          else if (following !== undefined) next.show({ slide: following.id, fragment: -1 })
          else next.end(say('desk.last'))
          notes.innerHTML = slide?.notes || `<p>${say('desk.notes.none')}</p>`
          black.ariaPressed = String(news.black)
          overview.ariaPressed = String(news.overview)
          clock.show(index, news.until)
          cells.show(slide)
          room.move(position.slide)
          return
        }
        case 'cell':
          return cells.take(news.cell)
        case 'room':
          return room.show(news.room)
        case 'gone':
          this.#audience = null
          this.dataset.state = 'alone'
          alone.hidden = false
          // A window that is loaded again answers once it is there.
          return void setTimeout(() => send({ kind: 'look' }), PATIENCE)
        default:
          return news satisfies never
      }
    }
    channel.onmessage = ({ data }: MessageEvent<DeskFrame>) => {
      if (data.side !== 'audience') return
      if (this.#audience === null && data.news.kind !== 'gone') {
        this.#audience = data.from
        this.dataset.state = 'ready'
        alone.hidden = true
      }
      if (data.from === this.#audience) return show(data.news)
      if (data.news.kind === 'gone') this.#others.delete(data.from)
      else this.#others.add(data.from)
      this.#warn(alone)
    }
    addEventListener('keydown', (event) => {
      const command = KEYS[event.key]
      if (command === undefined || isTaken(event.target, event.key)) return
      event.preventDefault()
      send(command)
    })
    const look = () => {
      if (this.#audience === null) send({ kind: 'look' })
    }
    look()
    // A window that is opened after the desk is found, too.
    setInterval(look, PATIENCE)
    setTimeout(() => {
      alone.hidden = this.#audience !== null
    }, PATIENCE)
  }

  #alone(): HTMLElement {
    const url = new URL(location.href)
    url.search = ''
    const open = button('desk.alone.open', () => void window.open(url.href, '_blank'))
    const told = make('p', { textContent: say('desk.alone') })
    const place = make('div', { className: 'alone', hidden: true }, told, open)
    place.setAttribute('role', 'status')
    return place
  }

  #warn(place: HTMLElement): void {
    const told = place.querySelector('p')
    if (told === null || this.#audience === null) return
    told.textContent = say(this.#others.size > 0 ? 'desk.several' : 'desk.alone')
    place.hidden = this.#others.size === 0
  }
}

function toggle(key: 'desk.black' | 'desk.overview', turned: (on: boolean) => void) {
  const press = button(key, () => turned(press.ariaPressed !== 'true'))
  press.ariaPressed = 'false'
  return press
}

function part(key: 'desk.notes', ...inside: readonly HTMLElement[]): HTMLElement {
  const heading = make('h2', { textContent: say(key) })
  return make('section', { className: 'of-notes' }, heading, ...inside)
}

/** Keys that write, press or draw are not the deck's. */
function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('input, textarea, select, .pad, [role="log"]') !== null) return true
  return key === ' ' && target.closest('button, summary, a') !== null
}

customElements.define('deck-desk', DeckDesk)
