/** Who is there: a code on the wall that changes each minute, so that it is of no use to who is not. */

import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { AttendanceOutcome } from './message.ts'

/** Milliseconds for which a code is shown. It is taken for one more, as typing takes time. */
export const SLOT = 60_000
const DIGITS = 6
/** Wrong codes that one connection may send in one slot: nobody finds a code by trying. */
const TRIES = 5

export interface Attendee {
  readonly voter: string
  readonly name: string
  /** Milliseconds, Unix. */
  readonly at: number
}

/** Six digits that only who has the key can tell. A page over plain http has no crypto.subtle. */
export function attendanceCode(key: string, slot: number): string {
  const bytes = new TextEncoder()
  const hash = hmac(sha256, bytes.encode(key), bytes.encode(String(slot)))
  const number = new DataView(hash.buffer, hash.byteOffset).getUint32(0) % 10 ** DIGITS
  return String(number).padStart(DIGITS, '0')
}

export const slotAt = (now: number) => Math.floor(now / SLOT)

export class Attendance {
  readonly #key: string
  readonly #there: Map<string, Attendee>
  #tries = new Map<string, number>()
  #triedIn = 0

  constructor(key: string, kept: readonly Attendee[] = []) {
    this.#key = key
    this.#there = new Map(kept.map((attendee) => [attendee.voter, attendee]))
  }

  code(now: number): string {
    return attendanceCode(this.#key, slotAt(now))
  }

  /** @param from the connection that it came by */
  sign(voter: string, name: string, code: string, from: string, now: number): AttendanceOutcome {
    const slot = slotAt(now)
    if (slot !== this.#triedIn) {
      this.#tries = new Map()
      this.#triedIn = slot
    }
    const tries = this.#tries.get(from) ?? 0
    if (tries >= TRIES) return 'too-often'
    const said = code.replaceAll(/\s/g, '')
    if (![slot, slot - 1].some((at) => attendanceCode(this.#key, at) === said)) {
      this.#tries.set(from, tries + 1)
      return 'wrong'
    }
    if (this.#there.has(voter)) return 'twice'
    this.#there.set(voter, { voter, name: name.trim(), at: now })
    return 'counted'
  }

  get there(): readonly Attendee[] {
    return [...this.#there.values()]
  }
}
