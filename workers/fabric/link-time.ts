import type { Span } from './policy.ts'

/**
 * The time of a link stands still while it is cut. So what was on its way, and what is sent
 * meanwhile, arrives after the link is healed, as late and as far apart as it would have anyway.
 */
export function linkTime(outages: readonly Span[], wall: number): number {
  let still = 0
  for (const { since, until } of outages) {
    if (since < wall) still += Math.min(until, wall) - since
  }
  return wall - still
}

/** Whether nothing passes at that time. */
export function standsStill(outages: readonly Span[], wall: number): boolean {
  return outages.some(({ since, until }) => since <= wall && wall < until)
}

/** When a link's time comes to `at`; null if it is cut for good before that. */
export function wallTime(outages: readonly Span[], at: number): number | null {
  let wall = at
  for (const { since, until } of outages) {
    if (since > wall) break
    if (until === Number.POSITIVE_INFINITY) return null
    wall += until - since
  }
  return wall
}
