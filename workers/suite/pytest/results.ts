/** What a run of pytest tells, and what is made of it. */

export const MIME = 'application/vnd.essaim.pytest+json'

export type TestOutcome =
  | 'passed'
  | 'failed'
  | 'skipped'
  | 'xfailed'
  | 'xpassed'
  /** It took longer than its limit and was stopped. */
  | 'overtime'
  /** The interpreter ended in it. */
  | 'crashed'

export interface TestResult {
  readonly id: string
  readonly outcome: TestOutcome
  /** The traceback, or why it was skipped. */
  readonly message: string
  readonly seconds: number
  /** What the test's plugins recorded (`user_properties`). */
  readonly properties: Readonly<Record<string, unknown>>
}

/** What `tab_pytest.py` tells, in order. */
export type SessionEvent =
  | {
      readonly kind: 'collected'
      readonly ids: readonly string[]
      readonly left: Readonly<Record<string, number>>
      /** How many sets of parameters were not taken. */
      readonly unchosen: number
    }
  | {
      readonly kind: 'unreadable' | 'module-skipped'
      readonly id: string
      readonly message: string
    }
  | { readonly kind: 'started'; readonly id: string }
  | ({ readonly kind: 'ended'; readonly heap: number } & TestResult)

export interface Unreadable {
  readonly id: string
  readonly message: string
}

export interface PytestReport {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly results: readonly TestResult[]
  /** Ids that were left out, and the index of the pattern that did it. */
  readonly left: ReadonlyMap<string, number>
  /** How many sets of parameters were not taken, by `mostParameters`. */
  readonly unchosen: number
  /** Modules that could not be imported. */
  readonly unreadable: readonly Unreadable[]
  /** Modules that skip themselves at their import. */
  readonly skippedModules: readonly Unreadable[]
}

export function isBad({ outcome }: TestResult): boolean {
  return outcome === 'failed' || outcome === 'overtime' || outcome === 'crashed'
}

export function countsOf(results: readonly TestResult[]) {
  const failed = results.filter(isBad).length
  const skipped = results.filter(({ outcome }) => outcome === 'skipped').length
  return { passed: results.length - failed - skipped, failed, skipped }
}

/** Reports of several targets as one. */
export function together(reports: readonly PytestReport[]): PytestReport {
  const results = reports.flatMap((report) => report.results)
  return {
    ...countsOf(results),
    results,
    left: new Map(reports.flatMap(({ left }) => [...left])),
    unchosen: reports.reduce((sum, { unchosen }) => sum + unchosen, 0),
    unreadable: reports.flatMap(({ unreadable }) => unreadable),
    skippedModules: reports.flatMap(({ skippedModules }) => skippedModules),
  }
}
