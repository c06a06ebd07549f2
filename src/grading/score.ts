import type { CheckResult } from '../../workers/protocol/kernel.ts'

export interface Score {
  readonly earned: number
  readonly points: number
  readonly passed: boolean
}

/** What a solution got, over all its checks; one without checks has not passed. */
export function score(results: readonly CheckResult[]): Score {
  const earned = results.reduce((sum, result) => sum + result.earned, 0)
  const points = results.reduce((sum, result) => sum + result.points, 0)
  return { earned, points, passed: results.length > 0 && results.every((r) => r.result === 'pass') }
}
