/** A page that follows: its deck goes along until the reader moves it. */

import { answerPeer } from '../../classroom/between-browsers.ts'
import { atServer } from '../../classroom/classroom-server.ts'
import { Follower, type FollowerState } from '../../classroom/follower.ts'
import type { SharedCode } from '../../classroom/message.ts'
import { followHere } from '../../classroom/one-machine.ts'
import { readLeaderMessage } from '../../classroom/read.ts'
import type { Listen, Transport, TransportEvent } from '../../classroom/transport.ts'
import type { DeckEvents, PresentedDeck } from '../../slides/presenting.ts'
import { classroomServer, PAGE, voterId } from './place.ts'

/** Milliseconds after which it is said that nobody has answered. */
const PATIENCE = 3_000

/** How it follows: by room code on this machine or at a server, or by invitation. */
export type Way = 'here' | 'server' | 'peer'

export class Following {
  readonly deck: PresentedDeck
  readonly follower: Follower
  /** Empty for who was invited. */
  readonly room: string
  way: Way = 'here'
  onChange: () => void = () => {}
  readonly #listening = new AbortController()
  #transport: Transport | null = null
  #early: TransportEvent[] = []

  constructor(deck: PresentedDeck, room: string, show: (shared: SharedCode) => void) {
    this.deck = deck
    this.room = room
    this.follower = new Follower({
      deck: deck.deck,
      voter: voterId(),
      send: (message) => this.#transport?.send(message, null),
      go: (position) => void deck.goTo(position),
      show,
      onChange: () => this.onChange(),
    })
    deck.addEventListener(
      'deck-moved',
      (event) => {
        if ((event as DeckEvents['deck-moved']).detail.by === 'reader') this.follower.leave()
      },
      { signal: this.#listening.signal },
    )
  }

  get state(): FollowerState {
    return this.follower.state
  }

  /** Looks for the room at the site's classroom server; without one, in this browser. */
  async join(): Promise<void> {
    const server = await classroomServer()
    if (this.#listening.signal.aborted) return
    this.way = server === null ? 'here' : 'server'
    const { room } = this
    this.#carry((listen) =>
      server === null
        ? followHere({ room, self: PAGE, listen })
        : atServer(server.url, room, { kind: 'follower' }, listen),
    )
    setTimeout(() => this.follower.waited(), PATIENCE)
  }

  /** @returns the text that the lecturer has to get; null when this is no invitation */
  async answer(invitation: string): Promise<string | null> {
    this.way = 'peer'
    const answer = await answerPeer(invitation, this.#listen)
    if (answer === null) return null
    this.#carry(() => answer.transport)
    return answer.text
  }

  stop(): void {
    this.#listening.abort()
    this.#transport?.close()
  }

  #carry(make: (listen: Listen) => Transport): void {
    this.#transport = make(this.#listen)
    for (const event of this.#early.splice(0)) this.#listen(event)
  }

  readonly #listen: Listen = (event) => {
    if (this.#listening.signal.aborted) return
    // What carries the answer has to be there before anything is said.
    if (this.#transport === null) return void this.#early.push(event)
    switch (event.kind) {
      case 'opened':
        return this.follower.opened()
      case 'heard':
        return this.follower.hear(readLeaderMessage(event.message))
      case 'lost':
        return this.follower.lost()
      case 'refused':
        return this.follower.refused(event.reason)
      case 'gone':
        return
      default:
        return event satisfies never
    }
  }
}
