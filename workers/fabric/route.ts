/** What comes from one host to this one, over all streams between the two. */

import type { LinkPolicy } from '../protocol/network.ts'
import { draw, meanOf } from './delay.ts'
import { linkTime, standsStill, wallTime } from './link-time.ts'
import { lostTime } from './loss.ts'
import type { Span } from './policy.ts'
import { type Random, randomOf } from './random.ts'
import { nextPassed, ROUNDING_MS, share } from './sharing.ts'

interface Frame<T> {
  readonly stream: Stream<T>
  readonly cargo: T
  readonly bytes: number
  /** Beyond what the link costs each frame; milliseconds. */
  readonly extra: number
  left: number
  /** When it arrives, in the link's time; known once it has passed the bottleneck. */
  due: number
}

export interface Conditions {
  readonly policy: LinkPolicy | null
  readonly outages: readonly Span[]
  readonly seed: number
}

const FREE: LinkPolicy = { latency: { kind: 'constant', ms: 0 }, bandwidth: null, loss: 0 }

/** One stream of a route: its frames arrive in the order in which they were sent. */
export class Stream<T> {
  readonly name: string
  /** Frames that have not passed the bottleneck. */
  readonly sending: Frame<T>[] = []
  /** Frames on their way. */
  readonly flying: Frame<T>[] = []
  random: Random
  drawn = 0
  lastDue = 0
  closed = false

  constructor(name: string, seed: number) {
    this.name = name
    this.random = randomOf(seed, name)
  }
}

/**
 * A model without a clock of its own: it is told the time, in milliseconds that never go back.
 * It works at the receiving end, which alone sees all streams that share the bandwidth.
 */
export class Route<T> {
  readonly #streams = new Set<Stream<T>>()
  readonly #queues = new Set<Frame<T>[]>()
  #conditions: Conditions
  /** The link's time up to which all has been worked out. */
  #now = Number.NEGATIVE_INFINITY
  #held = 0

  constructor(conditions: Conditions) {
    this.#conditions = conditions
  }

  /** Whether anything is on its way. */
  get busy(): boolean {
    return this.#held > 0
  }

  open(name: string): Stream<T> {
    const stream = new Stream<T>(name, this.#conditions.seed)
    this.#streams.add(stream)
    return stream
  }

  /** Forgets a stream and what is on its way in it. */
  close(stream: Stream<T>): void {
    if (stream.closed) return
    stream.closed = true
    this.#streams.delete(stream)
    this.#queues.delete(stream.sending)
    this.#held -= stream.sending.length + stream.flying.length
    stream.sending.length = 0
    stream.flying.length = 0
  }

  /** What is on its way already keeps its time; what is still to pass goes on as it can now. */
  change(conditions: Conditions, wall: number): void {
    this.#advance(linkTime(this.#conditions.outages, wall))
    if (conditions.seed !== this.#conditions.seed) {
      for (const stream of this.#streams) {
        stream.random = randomOf(conditions.seed, stream.name)
        stream.drawn = 0
      }
    }
    this.#conditions = conditions
    this.#now = Math.min(this.#now, linkTime(conditions.outages, wall))
  }

  /** Takes in a frame that was sent at `sent`; one of the past counts as sent just now. */
  enter(stream: Stream<T>, cargo: T, bytes: number, sent: number, extra = 0): void {
    if (stream.closed) return
    this.#advance(linkTime(this.#conditions.outages, sent))
    stream.sending.push({ stream, cargo, bytes, extra, left: bytes, due: 0 })
    this.#queues.add(stream.sending)
    this.#held++
  }

  /** What has arrived by now, in the order of arrival. */
  take(wall: number): readonly T[] {
    const { outages } = this.#conditions
    const now = linkTime(outages, wall)
    this.#advance(now)
    // What is due in the very moment of the cut was sent after it.
    const still = standsStill(outages, wall)
    const arrives = ({ due }: Frame<T>) => (still ? due < now : due <= now + ROUNDING_MS)
    const arrived: Frame<T>[] = []
    for (const stream of this.#streams) {
      while (stream.flying[0] !== undefined && arrives(stream.flying[0])) {
        arrived.push(stream.flying.shift() as Frame<T>)
      }
    }
    this.#held -= arrived.length
    return arrived.sort((a, b) => a.due - b.due).map((frame) => frame.cargo)
  }

  /** When to look again; null when nothing comes, or nothing before the link is healed. */
  next(): number | null {
    let at = nextPassed(this.#queues, this.#conditions.policy?.bandwidth ?? null, this.#now)
    for (const { flying } of this.#streams) {
      if (flying[0] !== undefined) at = Math.min(at ?? Number.POSITIVE_INFINITY, flying[0].due)
    }
    return at === null ? null : wallTime(this.#conditions.outages, at)
  }

  #advance(to: number): void {
    if (to < this.#now) return
    const { bandwidth } = this.#conditions.policy ?? FREE
    const from = Math.max(this.#now, 0)
    share(this.#queues, bandwidth, from, to, (frame, at) => this.#fly(frame, at))
    this.#now = to
  }

  /** A frame has passed the bottleneck, and needs its latency still. */
  #fly(frame: Frame<T>, at: number): void {
    const { latency, loss } = this.#conditions.policy ?? FREE
    const { stream, bytes, extra } = frame
    const crossing = draw(latency, stream.random, stream.drawn++)
    const again = lostTime(bytes, loss, 2 * meanOf(latency), stream.random)
    frame.due = Math.max(stream.lastDue, at + crossing + again + extra)
    stream.lastDue = frame.due
    stream.flying.push(frame)
  }
}
