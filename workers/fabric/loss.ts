import type { Random } from './random.ts'

/** What a packet of a common network carries, in bytes. */
const PACKET = 1448
/** So many packets after a lost one, and the sender knows without waiting for its timer. */
const PACKETS_TO_NOTICE = 4
/** The shortest retransmission timer that Linux uses, and the longest; milliseconds. */
const SHORTEST_TIMER = 200
const LONGEST_TIMER = 60_000
/** Beyond this many packets, a draw for each would cost more than it tells. */
const MOST_DRAWS = 64

/**
 * How much later a message arrives because packets of it were lost; milliseconds.
 *
 * As TCP does: the first loss in a long message is noticed within a round trip. Others wait for
 * a timer, which doubles each time. How TCP sends more slowly after a loss is not modelled.
 *
 * @param roundTrip milliseconds
 */
export function lostTime(bytes: number, loss: number, roundTrip: number, random: Random): number {
  if (loss === 0) return 0
  let underway = Math.max(1, Math.ceil(bytes / PACKET))
  let timer = Math.max(SHORTEST_TIMER, 2 * roundTrip)
  let late = 0
  for (let first = true; underway > 0; first = false) {
    const lost = lostOf(underway, loss, random)
    if (lost === 0) break
    if (first && underway >= PACKETS_TO_NOTICE) late += roundTrip
    else {
      late += timer
      timer = Math.min(LONGEST_TIMER, 2 * timer)
    }
    underway = lost
  }
  return late
}

/** How many of so many packets are lost. */
function lostOf(packets: number, loss: number, random: Random): number {
  if (packets > MOST_DRAWS) {
    const spread = Math.sqrt(packets * loss * (1 - loss))
    const drawn = packets * loss + spread * (random() + random() + random() - 1.5) * 2
    return Math.min(packets, Math.max(0, Math.round(drawn)))
  }
  let lost = 0
  for (let i = 0; i < packets; i++) if (random() < loss) lost++
  return lost
}
