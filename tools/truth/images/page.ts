/** The page of a run on both sides; pure. */

import type { Comparison, Difference } from './compare.ts'

export interface Row extends Comparison {
  readonly target: string
}

export interface Around {
  readonly date: string
  readonly machine: string
  readonly versions: string
  readonly minutes: number
  readonly secondsPerTest: number
  readonly most: number
}

const sum = (rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((total, row) => total + of(row), 0)

function table(rows: readonly Row[]): string {
  const line = (row: Row) =>
    `| \`${row.target}\` | ${row.same} | ${row.passed} | ${row.failed} | ${row.skipped} | ${row.different.length} |`
  return [
    '| file | the same on both | passed | failed | skipped | different |',
    '|---|---|---|---|---|---|',
    ...rows.map(line),
  ].join('\n')
}

function listed(different: readonly Difference[]): string {
  if (different.length === 0) return 'None.'
  return different
    .map(({ id, restored, loaded }) => `- \`${id}\`: ${restored} restored, ${loaded} loaded`)
    .join('\n')
}

function reasons(rows: readonly Row[]): string {
  const lines = rows.flatMap((row) =>
    [...row.reasons].map(([why, count]) => `| \`${row.target}\` | ${count} | ${inCell(why)} |`),
  )
  return lines.length === 0 ? 'None.' : ['| file | tests | |', '|---|---|---|', ...lines].join('\n')
}

const inCell = (text: string) => text.slice(0, 160).replaceAll('|', '\\|')

export function page(around: Around, rows: readonly Row[]): string {
  const same = sum(rows, (row) => row.same)
  const different = rows.flatMap((row) => row.different)
  return `${[
    `# pandas', pyarrow's and scikit-learn's own tests on images, ${around.date}`,
    `${around.machine}; ${around.versions}. ${around.minutes.toFixed(0)} minutes. Each file ran in a kernel ` +
      'that was restored from an image and in one that loaded its packages, both as threads of Node. A ' +
      `test is stopped after ${around.secondsPerTest} s; of each at most ${around.most} sets of parameters ` +
      'were taken, evenly chosen. Two results are the same when both sides passed, skipped, or failed with ' +
      'the same message. `npm run truth -- images` does it again.',
    [
      '| | |',
      '|---|---|',
      `| run on both sides | ${same + different.length} |`,
      `| **the same on both** | **${same}** |`,
      `| passed on both | ${sum(rows, (row) => row.passed)} |`,
      `| failed on both | ${sum(rows, (row) => row.failed)} |`,
      `| skipped on both | ${sum(rows, (row) => row.skipped)} |`,
      `| different | ${different.length} |`,
    ].join('\n'),
    '## Different',
    listed(different),
    '## Failed on both, which is no matter of the image',
    reasons(rows),
    '## By file',
    table(rows),
  ].join('\n\n')}\n`
}
