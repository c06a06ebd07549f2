/** Who is in the room and whom a message is for. It knows messages as texts, and keeps none. */

import { LIMITS } from '../../src/classroom/server-frames.ts'
import type { Refusal } from '../../src/classroom/transport.ts'

/** A connection, as the room needs it. */
export interface Line {
  send(frame: string): void
  refuse(reason: Refusal): void
}

interface Member {
  readonly name: string
  readonly line: Line
  /** When the frames of the last while came, as a count since a moment. */
  count: number
  since: number
}

export class Room {
  readonly code: string
  readonly #key: string
  readonly #now: () => number
  #leader: (Member & { readonly self: string }) | null = null
  readonly #followers = new Map<string, Member>()
  #names = 0

  constructor(code: string, key: string, now: () => number) {
    this.code = code
    this.#key = key
    this.#now = now
  }

  get followers(): number {
    return this.#followers.size
  }

  /**
   * A page that wants to lead. One that reloads, or lost its connection, is known by `self`.
   * @returns what to do with its frames and its end; null when it was refused
   */
  lead(line: Line, code: string, key: string, self: string): Seat | null {
    if (code !== '' && code !== this.code) return refused(line, 'no-such-room')
    if (key !== this.#key) return refused(line, 'wrong-key')
    if (this.#leader !== null) {
      if (this.#leader.self !== self) return refused(line, 'led-by-another')
      this.#leader.line.refuse('replaced')
    }
    const leader = { ...this.#member(line), self }
    this.#leader = leader
    line.send(JSON.stringify({ kind: 'opened', room: this.code }))
    return {
      hear: (to, message) => {
        if (this.#isTooFast(leader, LIMITS.leaderRate)) return line.refuse('too-fast')
        const frame = JSON.stringify({ kind: 'heard', from: 'leader', message })
        if (to !== null) return this.#followers.get(to)?.line.send(frame)
        for (const follower of this.#followers.values()) follower.line.send(frame)
      },
      leave: () => {
        if (this.#leader === leader) this.#leader = null
      },
    }
  }

  follow(line: Line, code: string): Seat | null {
    if (code !== this.code) return refused(line, 'no-such-room')
    if (this.#followers.size >= LIMITS.followers) return refused(line, 'full')
    const follower = this.#member(line)
    this.#followers.set(follower.name, follower)
    line.send(JSON.stringify({ kind: 'opened' }))
    return {
      // Whomever a follower names: only the lecturer hears it.
      hear: (_, message) => {
        if (this.#isTooFast(follower, LIMITS.followerRate)) return line.refuse('too-fast')
        const { name: from } = follower
        this.#leader?.line.send(JSON.stringify({ kind: 'heard', from, message }))
      },
      leave: () => {
        if (!this.#followers.delete(follower.name)) return
        this.#leader?.line.send(JSON.stringify({ kind: 'gone', peer: follower.name }))
      },
    }
  }

  #member(line: Line): Member {
    return { name: `s${++this.#names}`, line, count: 0, since: this.#now() }
  }

  #isTooFast(member: Member, most: number): boolean {
    const now = this.#now()
    if (now - member.since >= LIMITS.rateWindow) {
      member.since = now
      member.count = 0
    }
    return ++member.count > most
  }
}

/** A place in the room that somebody has. */
export interface Seat {
  hear(to: string | null, message: unknown): void
  leave(): void
}

function refused(line: Line, reason: Refusal): null {
  line.refuse(reason)
  return null
}
