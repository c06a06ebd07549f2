/** From results to a page; pure. */

import { isBad, type PytestReport, type TestResult } from '../../workers/suite/pytest/results.ts'
import type { LeftOut } from './selection.ts'

export interface Compared {
  readonly report: PytestReport
  readonly leftOut: readonly LeftOut[]
  /** What failed in the tab, run natively. */
  readonly native: ReadonlyMap<string, TestResult>
}

export interface Figures {
  readonly run: number
  readonly passed: number
  readonly onCluster: number
  readonly skipped: number
  readonly failedToo: readonly TestResult[]
  readonly failedHere: readonly TestResult[]
  /** Of those that pass natively, how many pass in the tab, in percent. */
  readonly rate: number
}

export function figures({ report, native }: Compared): Figures {
  const bad = report.results.filter(isBad)
  const failsNatively = ({ id }: TestResult) => {
    const other = native.get(id)
    return other !== undefined && isBad(other)
  }
  const failedToo = bad.filter(failsNatively)
  const failedHere = bad.filter((result) => !failsNatively(result))
  const good = report.results.filter((result) => !isBad(result) && result.outcome !== 'skipped')
  return {
    run: good.length + bad.length,
    passed: good.length,
    onCluster: good.filter(({ properties }) => Number(properties.jobs ?? 0) > 0).length,
    skipped: report.skipped,
    failedToo,
    failedHere,
    rate: (100 * good.length) / Math.max(good.length + failedHere.length, 1),
  }
}

export interface Around {
  readonly date: string
  readonly machine: string
  readonly versions: string
  readonly minutes: number
  readonly secondsPerTest: number
  readonly most: number | null
  /** Files that were not run. */
  readonly unrun: readonly string[]
}

function byFile(results: readonly TestResult[]): string {
  const files = new Map<string, { passed: number; failed: number; skipped: number }>()
  for (const result of results) {
    const file = result.id.split('::')[0] ?? ''
    const counts = files.get(file) ?? { passed: 0, failed: 0, skipped: 0 }
    if (isBad(result)) counts.failed++
    else if (result.outcome === 'skipped') counts.skipped++
    else counts.passed++
    files.set(file, counts)
  }
  const rows = [...files].map(
    ([file, { passed, failed, skipped }]) => `| \`${file}\` | ${passed} | ${failed} | ${skipped} |`,
  )
  return ['| file | passed | failed | skipped |', '|---|---|---|---|', ...rows].join('\n')
}

function reasons({ report, leftOut }: Compared): string {
  const counts = new Map<string, number>()
  for (const index of report.left.values()) {
    const reason = leftOut[index]?.reason ?? ''
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  const rows = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `| ${count} | ${reason} |`)
  return ['| tests | left out because |', '|---|---|', ...rows].join('\n')
}

function list(results: readonly TestResult[]): string {
  const line = ({ id, outcome, message }: TestResult) => {
    const said =
      message
        .trim()
        .split('\n')
        .findLast((text) => /^E\s/.test(text)) ?? outcome
    return `- \`${id}\`: ${said.replace(/^E\s+/, '').slice(0, 160)}`
  }
  return results.length === 0 ? 'None.' : results.map(line).join('\n')
}

/** The page. */
export function page(around: Around, compared: Compared): string {
  const found = figures(compared)
  const { report } = compared
  const some =
    around.most === null
      ? 'All sets of parameters were taken.'
      : `Of each test at most ${around.most} sets of parameters were taken, evenly chosen; ` +
        `${report.unchosen} were not.`
  return `${[
    `# dask's own tests in a tab, ${around.date}`,
    `${around.machine}; ${around.versions}. ${around.minutes.toFixed(0)} minutes, file after file: the ` +
      'kernel, the scheduler and two workers as threads of Node, each with its Pyodide. A test is stopped after ' +
      `${around.secondsPerTest} s. ` +
      '`compute()` and ' +
      '`assert_eq` go to the cluster, unless a test names another scheduler. `npm run truth -- dask` ' +
      'does it again.',
    [
      '| | |',
      '|---|---|',
      `| run | ${found.run} |`,
      `| passed | ${found.passed} |`,
      `| of these, sent work to the cluster | ${found.onCluster} |`,
      `| failed here and natively | ${found.failedToo.length} |`,
      `| failed here only | ${found.failedHere.length} |`,
      `| skipped themselves | ${found.skipped} |`,
      `| left out | ${report.left.size} |`,
      `| **pass, of those that pass natively** | **${found.rate.toFixed(1)} %** |`,
    ].join('\n'),
    around.unrun.length === 0
      ? some
      : `${around.unrun.length} files were not run; they stand at the end. ${some}`,
    '## Failed here only',
    list(found.failedHere),
    '## Failed natively too',
    list(found.failedToo),
    '## Left out',
    reasons(compared),
    '## Not readable, or skipped as a whole',
    [...report.unreadable, ...report.skippedModules]
      .map(({ id, message }) => `- \`${id}\`: ${message.trim().split('\n').at(-1)?.slice(0, 160)}`)
      .join('\n') || 'None.',
    '## By file',
    byFile(report.results),
    ...(around.unrun.length === 0
      ? []
      : ['## Not run', around.unrun.map((file) => `- \`${file}\``).join('\n')]),
  ].join('\n\n')}\n`
}
