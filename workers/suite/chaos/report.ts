/** What is printed of seeds that were played. */

import type { Played } from './play.ts'
import type { Verdict } from './verdict.ts'

function nameOf(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'right':
      return 'right'
    case 'error':
      return `a definite error, ${verdict.name}`
    case 'failed':
      return `FAILED, ${verdict.how}`
    default:
      return verdict satisfies never
  }
}

/** A line for a seed; for one that failed, its plan and how to play it again. */
export function told({ plan, verdict, seconds, met }: Played): string {
  const { seed, work, workers, scenario } = plan
  const steps = `${met} of ${scenario.steps.length} steps met it`
  const line = `seed ${seed}: ${nameOf(verdict)} (${work}, ${workers} workers, ${steps}, ${seconds.toFixed(1)} s)`
  if (verdict.kind !== 'failed') return line
  const again = `  again: npm run chaos -- --seeds 1 --from ${seed}`
  const list = scenario.steps.map(({ at, command }) => `  ${at} s  ${JSON.stringify(command)}`)
  return [line, `  ${verdict.message}`, ...list, again].join('\n')
}

/** How many seeds ended how, the most frequent first. */
export function outcomes(all: readonly Played[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { verdict } of all) {
    counts.set(nameOf(verdict), (counts.get(nameOf(verdict)) ?? 0) + 1)
  }
  const seconds = all.map((played) => played.seconds).sort((a, b) => a - b)
  const median = seconds[Math.floor(seconds.length / 2)] ?? 0
  const met = all.filter((played) => played.met > 0).length
  return [
    ...[...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${count} ${name}`),
    `${met} of ${all.length} met a fault at work; a seed took ${median.toFixed(1)} s, at most ${(seconds.at(-1) ?? 0).toFixed(1)} s`,
  ]
}
