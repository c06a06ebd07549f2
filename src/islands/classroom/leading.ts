/** A page that leads: the room's state, everything that carries it, and the deck that it follows from. */

import { leadPeers, type PeerTransport } from '../../classroom/between-browsers.ts'
import { atServer } from '../../classroom/classroom-server.ts'
import { type KeptRoom, Leader, newRoom } from '../../classroom/leader.ts'
import { randomLetters } from '../../classroom/letters.ts'
import { leadHere } from '../../classroom/one-machine.ts'
import { readFollowerMessage } from '../../classroom/read.ts'
import type { Refusal, Transport, TransportEvent } from '../../classroom/transport.ts'
import type { DeckCell, DeckEvents, PresentedDeck } from '../../slides/presenting.ts'
import { keep, kept } from './kept.ts'
import { classroomServer, isHere, PAGE, random, type Server, secret } from './place.ts'

export type LeadState =
  | { readonly kind: 'opening' | 'leading' | 'lost' }
  | { readonly kind: 'refused'; readonly reason: Refusal }

interface Kept {
  readonly room: string
  readonly key: string
  readonly state: KeptRoom
  /** Browsers that followed by invitation, which no reload outlives. */
  readonly peers?: number
}

/** Milliseconds for which edits are gathered before they are shared. */
const SHARING = 250

export class Leading {
  readonly deck: PresentedDeck
  readonly leader: Leader
  /** Told of every change. */
  onChange: () => void = () => {}
  state: LeadState = { kind: 'opening' }
  room: string
  server: Server | null = null
  sharing = false
  readonly #key: string
  readonly #invitedBefore: number
  readonly #transports: Transport[] = []
  readonly #listening = new AbortController()
  #peers: PeerTransport | null = null
  #edits: ReturnType<typeof setTimeout> | undefined

  /** @param key the lecturer's code; empty to lead pages of this browser, and browsers by invitation */
  constructor(deck: PresentedDeck, key: string) {
    const before = keptRoom(deck.deck)
    this.deck = deck
    this.#key = key
    this.#invitedBefore = before?.peers ?? 0
    this.room = before?.room ?? randomLetters(5, random)
    this.leader = new Leader({
      kept: before?.state ?? newRoom(deck.deck, deck.position, secret),
      now: () => Date.now(),
      send: (message, to) => {
        const [at, peer] = to === null ? [null, null] : addressOf(to)
        for (const [index, transport] of this.#transports.entries()) {
          if (at === null || at === index) transport.send(message, peer)
        }
      },
      onChange: () => this.#changed(),
    })
    // Who reloads is where the class is.
    if (before !== null) deck.goTo(this.leader.standing.position)
    void this.#open()
  }

  async #open(): Promise<void> {
    this.server = this.#key === '' ? null : await classroomServer()
    if (this.#listening.signal.aborted) return
    if (this.server === null) return this.#openHere()
    const { url } = this.server
    const self = this.leader.kept.term
    const side = { kind: 'leader', key: this.#key, self } as const
    this.#add((listen) =>
      atServer(url, '', side, (event) => {
        if (event.kind === 'opened' && event.room !== undefined && this.state.kind === 'opening') {
          this.room = event.room
          this.#openHere()
        }
        listen(event)
      }),
    )
  }

  #openHere(): void {
    const { room } = this
    this.#add((listen) => leadHere({ room, self: PAGE, listen }, () => Date.now()))
    const { signal } = this.#listening
    this.deck.addEventListener(
      'deck-moved',
      (event) => {
        this.leader.move((event as DeckEvents['deck-moved']).detail.position)
        if (this.sharing) this.#shareNow()
      },
      { signal },
    )
    this.deck.addEventListener('essaim:edited', () => this.#shareSoon(), { signal })
    this.leader.move(this.deck.position)
    // The browser asks before it leaves the page, where students would be lost with it.
    const ask = (event: BeforeUnloadEvent) => {
      if (this.#connected > 0) event.preventDefault()
    }
    addEventListener('beforeunload', ask, { signal })
  }

  #add(make: (listen: (event: TransportEvent) => void) => Transport): void {
    const at = this.#transports.length
    this.#transports.push(make((event) => this.#hear(at, event)))
  }

  #hear(at: number, event: TransportEvent): void {
    switch (event.kind) {
      case 'opened':
        this.state = { kind: 'leading' }
        this.leader.announce()
        return this.#changed()
      case 'lost':
        this.state = { kind: 'lost' }
        return this.#changed()
      case 'refused':
        this.#close()
        this.state = event
        return this.#changed()
      case 'gone':
        return this.leader.gone(`${at}/${event.peer}`)
      case 'heard': {
        const message = readFollowerMessage(event.message)
        if (typeof message !== 'string') this.leader.hear(`${at}/${event.from}`, message)
        return
      }
      default:
        return event satisfies never
    }
  }

  /** The side of WebRTC, made when somebody is first invited. */
  get peers(): PeerTransport {
    if (this.#peers !== null) return this.#peers
    let made: PeerTransport | null = null
    this.#add((listen) => {
      made = leadPeers(listen)
      return made
    })
    if (made === null) throw new Error('peers are led')
    this.#peers = made
    return made
  }

  get #connected(): number {
    return this.#peers?.connected ?? 0
  }

  /** How many followed by invitation before the page was loaded again, and do not yet. */
  get toInviteAgain(): number {
    return Math.max(0, this.#invitedBefore - this.#connected)
  }

  /**
   * Where others answer what is asked: at the server in the room, else at this site, which gives
   * them a code; null where nobody else reaches this page.
   */
  get answerAddress(): string | null {
    if (this.server !== null) return `${this.server.link}?room=${this.room}`
    if (isHere(location)) return null
    return `${location.origin}${location.pathname}#/${this.deck.position.slide}`
  }

  /** Shows the class the code of this slide's cells, and from now on what is written in them. */
  share(on: boolean): void {
    this.sharing = on
    if (on) this.#shareNow()
    this.onChange()
  }

  #shareSoon(): void {
    if (!this.sharing) return
    clearTimeout(this.#edits)
    this.#edits = setTimeout(() => this.#shareNow(), SHARING)
  }

  #shareNow(): void {
    const shown = this.deck.slides.find(({ id }) => id === this.deck.position.slide)
    const told = new Map(this.leader.standing.codes.map(({ cell, code }) => [cell, code]))
    for (const name of shown?.cells ?? []) {
      const cell: DeckCell | undefined = this.deck.cells.get(name)
      if (cell !== undefined && told.get(name) !== cell.code) this.leader.shareCode(name, cell.code)
    }
  }

  /** Ends the lecture for everybody; the room is forgotten. */
  end(): void {
    this.leader.end()
    this.#close()
    keep(sessionStorage, keyOf(this.deck.deck), null)
  }

  #close(): void {
    this.#listening.abort()
    clearTimeout(this.#edits)
    for (const transport of this.#transports.splice(0)) transport.close()
  }

  #changed(): void {
    if (this.state.kind === 'leading') {
      const peers = Math.max(this.#connected, this.#invitedBefore)
      const state: Kept = { room: this.room, key: this.#key, state: this.leader.kept, peers }
      keep(sessionStorage, keyOf(this.deck.deck), JSON.stringify(state))
    }
    this.onChange()
  }
}

const keyOf = (deck: string) => `essaim:room:${deck}`

/** The room that this window led before it was loaded again. */
function keptRoom(deck: string): Kept | null {
  return JSON.parse(kept(sessionStorage, keyOf(deck)) ?? 'null') as Kept | null
}

/** The lecturer's code with which this window led before; null when it did not. */
export const ledBefore = (deck: string): string | null => keptRoom(deck)?.key ?? null

/** A peer's name tells by which transport he came. */
function addressOf(peer: string): readonly [number, string] {
  const cut = peer.indexOf('/')
  return [Number(peer.slice(0, cut)), peer.slice(cut + 1)]
}
