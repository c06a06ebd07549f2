/** The lecturer's side of a room: what everybody sees, and what the class sends. Clock and random are given. */

import { readAnswerCode } from './answer-code.ts'
import { Attendance, type Attendee } from './attendance.ts'
import {
  type Change,
  type FollowerMessage,
  type FromLeader,
  type LeaderMessage,
  type Position,
  type Question,
  type Standing,
  type Tally,
  VERSION,
  type VoteAnswer,
  type VoteOutcome,
} from './message.ts'
import { changed } from './standing.ts'
import type { PeerId } from './transport.ts'
import { type Ballots, Votes } from './votes.ts'

/** What outlives a reload of the lecturer's page. */
export interface KeptRoom {
  readonly term: string
  readonly sequence: number
  readonly standing: Standing
  readonly ballots: Ballots
  readonly key: string
  readonly there: readonly Attendee[]
}

export interface LeaderOptions {
  readonly kept: KeptRoom
  /** Milliseconds, Unix. */
  readonly now: () => number
  readonly send: (message: LeaderMessage, to: PeerId | null) => void
  /** Told after each change and each vote. */
  readonly onChange: () => void
}

/** A room that has just been opened. `secret` gives another text each time. */
export function newRoom(deck: string, position: Position, secret: () => string): KeptRoom {
  const standing = { deck, position, codes: [], asked: null, attendance: false }
  return { term: secret(), sequence: 0, standing, ballots: {}, key: secret(), there: [] }
}

export class Leader {
  readonly #options: LeaderOptions
  #sequence: number
  #standing: Standing
  readonly #votes: Votes
  readonly #attendance: Attendance
  /** One connection speaks for one voter. */
  readonly #voters = new Map<PeerId, string>()
  readonly #followers = new Set<PeerId>()

  constructor(options: LeaderOptions) {
    this.#options = options
    const { kept } = options
    this.#sequence = kept.sequence
    this.#standing = kept.standing
    this.#votes = new Votes(kept.ballots)
    this.#attendance = new Attendance(kept.key, kept.there)
  }

  get standing(): Standing {
    return this.#standing
  }

  get followers(): number {
    return this.#followers.size
  }

  get there(): readonly Attendee[] {
    return this.#attendance.there
  }

  get kept(): KeptRoom {
    const { term, key } = this.#options.kept
    const ballots = this.#votes.kept
    return {
      term,
      sequence: this.#sequence,
      standing: this.#standing,
      ballots,
      key,
      there: this.there,
    }
  }

  /** How the votes on the question stand, shown to the class or not. */
  get tally(): Tally | null {
    const { asked } = this.#standing
    return asked === null ? null : this.#votes.tally(asked.question)
  }

  attendanceCode(): string {
    return this.#attendance.code(this.#options.now())
  }

  /** After a connection was made, or made again: everybody there is told everything. */
  announce(): void {
    this.#tell({ kind: 'standing', standing: this.#standing }, null)
  }

  move(position: Position): void {
    const { slide, fragment } = this.#standing.position
    if (slide === position.slide && fragment === position.fragment) return
    this.#change({ kind: 'moved', position })
  }

  shareCode(cell: string, code: string): void {
    this.#change({ kind: 'code-shared', cell, code })
  }

  /** Asks the class. A question that was asked before keeps its votes. */
  ask(question: Question): void {
    this.#change({ kind: 'question-opened', question })
  }

  showVotes(): void {
    const { asked } = this.#standing
    if (asked === null) return
    const tally = this.#votes.tally(asked.question)
    this.#change({ kind: 'votes-shown', question: asked.question.id, tally })
  }

  /** Ends the vote and shows the right answer. A poll has none: its votes are shown. */
  reveal(): void {
    const { asked } = this.#standing
    if (asked === null) return
    this.showVotes()
    if (asked.question.kind === 'poll') return
    this.#change({ kind: 'answer-revealed', question: asked.question.id })
  }

  closeQuestion(): void {
    if (this.#standing.asked !== null) this.#change({ kind: 'question-closed' })
  }

  takeAttendance(open: boolean): void {
    if (this.#standing.attendance !== open) this.#change({ kind: 'attendance-changed', open })
  }

  end(): void {
    this.#change({ kind: 'ended' })
  }

  /** A vote that came as a code, without any network. */
  castCode(code: string): VoteOutcome | 'mistyped' | 'other-question' {
    const { asked } = this.#standing
    if (asked === null) return 'closed'
    const read = readAnswerCode(asked.question, code)
    return read.kind === 'answer'
      ? this.#cast(asked.question.id, read.voter, read.answer)
      : read.kind
  }

  hear(from: PeerId, { body }: FollowerMessage): void {
    switch (body.kind) {
      case 'join':
        this.#followers.add(from)
        this.#tell({ kind: 'standing', standing: this.#standing }, from)
        return this.#options.onChange()
      case 'vote': {
        const { voter, question } = body
        const outcome = this.#speaksFor(from, voter)
          ? this.#cast(question, voter, body.answer)
          : 'stranger'
        return this.#tell({ kind: 'vote-answered', voter, question, outcome }, from)
      }
      case 'attend': {
        const { voter } = body
        const outcome = this.#sign(from, voter, body.name, body.code)
        this.#tell({ kind: 'attendance-answered', voter, outcome }, from)
        return this.#options.onChange()
      }
      default:
        return body satisfies never
    }
  }

  gone(peer: PeerId): void {
    this.#voters.delete(peer)
    if (this.#followers.delete(peer)) this.#options.onChange()
  }

  #sign(from: PeerId, voter: string, name: string, code: string) {
    if (!this.#standing.attendance) return 'closed'
    if (!this.#speaksFor(from, voter)) return 'stranger'
    return this.#attendance.sign(voter, name, code, from, this.#options.now())
  }

  #speaksFor(peer: PeerId, voter: string): boolean {
    const known = this.#voters.get(peer) ?? voter
    this.#voters.set(peer, known)
    return known === voter
  }

  #cast(question: string, voter: string, answer: VoteAnswer): VoteOutcome {
    const { asked } = this.#standing
    if (asked === null || asked.question.id !== question || asked.revealed) return 'closed'
    const outcome = this.#votes.cast(asked.question, voter, answer)
    if (outcome !== 'counted') return outcome
    // Once votes are shown, they are shown live.
    if (asked.tally === null) this.#options.onChange()
    else this.showVotes()
    return outcome
  }

  #change(change: Change): void {
    this.#sequence++
    this.#standing = changed(this.#standing, change)
    this.#tell(change, null)
    this.#options.onChange()
  }

  #tell(body: FromLeader, to: PeerId | null): void {
    const { term } = this.#options.kept
    this.#options.send({ version: VERSION, term, sequence: this.#sequence, body }, to)
  }
}
