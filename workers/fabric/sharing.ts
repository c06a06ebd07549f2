/** The bandwidth of a link, which the streams that have something to send share alike. */

/** Something that has so many bytes left to pass. */
export interface Load {
  left: number
}

/** Times of day have no more digits than this, in milliseconds. */
export const ROUNDING_MS = 0.001
/** Bytes that a rounding may leave of a load that has passed. */
const NOTHING = 1e-6

/**
 * Lets loads pass until a time, each stream's in their order.
 *
 * @param queues one for each stream that sends, none of them empty; what has passed is taken out
 * @param bandwidth bytes a second
 * @param from milliseconds
 * @param until milliseconds
 * @param passed told what has passed, and when
 */
export function share<T extends Load>(
  queues: Set<T[]>,
  bandwidth: number | null,
  from: number,
  until: number,
  passed: (load: T, at: number) => void,
): void {
  let now = from
  while (queues.size > 0) {
    const each = bandwidth === null ? Number.POSITIVE_INFINITY : bandwidth / 1000 / queues.size
    let least = Number.POSITIVE_INFINITY
    for (const [head] of queues) least = Math.min(least, head?.left ?? 0)
    const finish = now + least / each
    const step = Math.min(finish, until) - now
    // Not from the time that it takes, which is rounded: the least load has to pass.
    const last = finish > until + ROUNDING_MS
    const bytes = last ? each * step : least
    for (const queue of queues) {
      const [head] = queue
      if (head === undefined) continue
      head.left -= bytes
      if (head.left <= NOTHING) {
        queue.shift()
        if (queue.length === 0) queues.delete(queue)
        passed(head, now + step)
      }
    }
    now += step
    if (last) return
  }
}

/** When the next load will have passed, if nothing is added meanwhile; null if there is none. */
export function nextPassed(
  queues: ReadonlySet<readonly Load[]>,
  bandwidth: number | null,
  now: number,
): number | null {
  if (queues.size === 0) return null
  let least = Number.POSITIVE_INFINITY
  for (const [head] of queues) least = Math.min(least, head?.left ?? 0)
  return bandwidth === null ? now : now + (least * queues.size * 1000) / bandwidth
}
