/** A follower's side of a room: catches up, goes along on the leash, and votes. No edge is in it. */

import type {
  AttendanceOutcome,
  FollowerMessage,
  FromFollower,
  LeaderMessage,
  Position,
  SharedCode,
  Standing,
  VoteAnswer,
  VoteOutcome,
} from './message.ts'
import { VERSION } from './message.ts'
import type { Read } from './read.ts'
import { changed } from './standing.ts'
import type { Refusal } from './transport.ts'

/** How it stands with the lecturer. */
export type Link =
  | { readonly kind: 'joining' }
  | { readonly kind: 'following' }
  /** Nobody has answered yet. It still listens. */
  | { readonly kind: 'nobody' }
  /** The connection is gone, and tries again. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'ended' }
  /** The lecturer has another deck open. */
  | { readonly kind: 'other-deck'; readonly deck: string }
  /** The pages are of two builds of the course. */
  | { readonly kind: 'other-version' }
  | { readonly kind: 'refused'; readonly reason: Refusal }

export interface FollowerState {
  readonly link: Link
  /** Whether the deck goes along. */
  readonly leash: boolean
  readonly standing: Standing | null
  /** How the votes of this page ended, by question. */
  readonly votes: Readonly<Record<string, VoteOutcome>>
  readonly attended: AttendanceOutcome | null
}

export interface FollowerOptions {
  readonly deck: string
  readonly voter: string
  readonly send: (message: FollowerMessage) => void
  readonly go: (position: Position) => void
  /** Shows code of the lecturer's. It is never run from here. */
  readonly show: (shared: SharedCode) => void
  readonly onChange: (state: FollowerState) => void
}

export class Follower {
  readonly #options: FollowerOptions
  #state: FollowerState = {
    link: { kind: 'joining' },
    leash: true,
    standing: null,
    votes: {},
    attended: null,
  }
  #term = ''
  #sequence = 0
  #catchingUp = false

  constructor(options: FollowerOptions) {
    this.#options = options
  }

  get state(): FollowerState {
    return this.#state
  }

  /** The connection is there, for the first time or again. */
  opened(): void {
    if (this.#state.link.kind === 'lost') this.#become({ link: { kind: 'joining' } })
    this.#catchingUp = false
    this.#catchUp()
  }

  lost(): void {
    this.#become({ link: { kind: 'lost' } })
  }

  refused(reason: Refusal): void {
    this.#become({ link: { kind: 'refused', reason } })
  }

  /** It has been waited long enough for an answer. */
  waited(): void {
    if (this.#state.link.kind === 'joining') this.#become({ link: { kind: 'nobody' } })
  }

  hear(message: Read<LeaderMessage>): void {
    if (message === 'unreadable') return
    if (message === 'other-version') return this.#become({ link: { kind: 'other-version' } })
    const { body, term, sequence } = message
    switch (body.kind) {
      case 'standing':
        return this.#stand(term, sequence, body.standing)
      case 'vote-answered':
        if (body.voter !== this.#options.voter) return
        return this.#become({ votes: { ...this.#state.votes, [body.question]: body.outcome } })
      case 'attendance-answered':
        if (body.voter === this.#options.voter) this.#become({ attended: body.outcome })
        return
      default:
    }
    const { standing } = this.#state
    if (term === this.#term && sequence <= this.#sequence) return
    // Something was missed, or another session began: everything is asked for.
    if (standing === null || term !== this.#term || sequence > this.#sequence + 1) {
      return this.#catchUp()
    }
    this.#sequence = sequence
    const attended = body.kind === 'attendance-changed' ? null : this.#state.attended
    const link = body.kind === 'ended' ? ({ kind: 'ended' } as const) : this.#state.link
    this.#become({ standing: changed(standing, body), attended, link })
    if (!this.#state.leash) return
    if (body.kind === 'moved') this.#options.go(body.position)
    if (body.kind === 'code-shared') this.#options.show(body)
  }

  /** The reader goes on alone. What is missed is known all the same. */
  leave(): void {
    if (this.#state.leash) this.#become({ leash: false })
  }

  /** Back to where the lecturer is. */
  goBack(): void {
    this.#become({ leash: true })
    if (this.#state.standing !== null) this.#apply(this.#state.standing)
  }

  vote(question: string, answer: VoteAnswer): void {
    this.#send({ kind: 'vote', voter: this.#options.voter, question, answer })
  }

  attend(name: string, code: string): void {
    this.#send({ kind: 'attend', voter: this.#options.voter, name, code })
  }

  #stand(term: string, sequence: number, standing: Standing): void {
    this.#catchingUp = false
    // One that was overtaken, as where everybody hears what one asked for.
    if (term === this.#term && sequence < this.#sequence) return
    const news = term !== this.#term || sequence > this.#sequence || this.#state.standing === null
    this.#term = term
    this.#sequence = sequence
    const { deck } = standing
    if (deck !== this.#options.deck)
      return this.#become({ standing, link: { kind: 'other-deck', deck } })
    this.#become({ standing, link: { kind: 'following' } })
    if (news && this.#state.leash) this.#apply(standing)
  }

  #apply(standing: Standing): void {
    this.#options.go(standing.position)
    for (const shared of standing.codes) this.#options.show(shared)
  }

  #catchUp(): void {
    if (this.#catchingUp) return
    this.#catchingUp = true
    this.#send({ kind: 'join', deck: this.#options.deck })
  }

  #send(body: FromFollower): void {
    this.#options.send({ version: VERSION, body })
  }

  #become(part: Partial<FollowerState>): void {
    this.#state = { ...this.#state, ...part }
    this.#options.onChange(this.#state)
  }
}
