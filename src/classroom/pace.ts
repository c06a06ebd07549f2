/** Where a lecture stands against the minutes that its slides plan. */

export interface Pace {
  /** Planned minutes before this slide, and up to its end. */
  readonly from: number
  readonly until: number
  readonly total: number
  /** Minutes: above 0 when it is late, below when it is early, 0 while it is on this slide's time. */
  readonly late: number
}

/** @param index the slide's number, from 0 @param elapsed minutes since the lecture began */
export function pace(minutes: readonly number[], index: number, elapsed: number): Pace {
  const sum = (count: number) => minutes.slice(0, count).reduce((all, one) => all + one, 0)
  const [from, until, total] = [sum(index), sum(index + 1), sum(minutes.length)]
  const late = elapsed > until ? elapsed - until : Math.min(elapsed - from, 0)
  return { from, until, total, late }
}

/** 754 seconds to "12:34", an hour to "1:00:00". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  const rest = `${two(minutes)}:${two(whole % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}
