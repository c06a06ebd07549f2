/** What two runs of the same tests have in common; pure. */

import { countsOf, isBad, type TestResult } from '../../../workers/suite/pytest/results.ts'

export interface Difference {
  readonly id: string
  readonly restored: string
  readonly loaded: string
}

export interface Comparison {
  /** Tests that ended on both sides in the same way. */
  readonly same: number
  readonly passed: number
  /** On both sides: it is then no matter of the image. */
  readonly failed: number
  readonly skipped: number
  readonly different: readonly Difference[]
  /** With what the tests failed that failed on both sides, and how many with each. */
  readonly reasons: ReadonlyMap<string, number>
}

/** A line of a traceback that says what was wrong; hypothesis writes others after it. */
const ERROR = /^E\s+([\w.]*(?:Error|Exception|Warning|Failed|Invalid)\b.*|assert .*)$/

/** How a test ended; of one that failed also with what and where, without addresses in memory. */
function said({ outcome, message }: TestResult): string {
  if (outcome !== 'failed') return outcome
  const lines = message.trim().split('\n')
  const error = lines.map((line) => ERROR.exec(line)?.[1]).findLast((line) => line !== undefined)
  const where = lines.at(-1)?.replace(/^.*\//, '') ?? ''
  return `failed, ${error ?? ''} (${where})`.replace(/0x[0-9a-f]+/g, '0x…')
}

export function compare(
  restored: readonly TestResult[],
  loaded: readonly TestResult[],
): Comparison {
  const others = new Map(loaded.map((result) => [result.id, result]))
  const same: TestResult[] = []
  const different: Difference[] = []
  for (const result of restored) {
    const other = others.get(result.id)
    others.delete(result.id)
    const [one, two] = [said(result), other === undefined ? 'not run' : said(other)]
    if (one === two) same.push(result)
    else different.push({ id: result.id, restored: one, loaded: two })
  }
  for (const other of others.values()) {
    different.push({ id: other.id, restored: 'not run', loaded: said(other) })
  }
  const reasons = new Map<string, number>()
  for (const why of same.filter(isBad).map(said)) reasons.set(why, (reasons.get(why) ?? 0) + 1)
  return { same: same.length, ...countsOf(same), different, reasons }
}

/** Those of which a sample is taken: they passed on both sides, and soon. */
export function quick(restored: readonly TestResult[], loaded: readonly TestResult[]) {
  const slow = new Set(
    [...restored, ...loaded]
      .filter((result) => isBad(result) || result.outcome !== 'passed' || result.seconds > 1)
      .map(({ id }) => id),
  )
  return restored.map(({ id }) => id).filter((id) => !slow.has(id))
}
