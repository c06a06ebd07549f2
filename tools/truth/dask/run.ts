/**
 * dask's own tests on the tab's cluster, with a page of what came of it.
 */

import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { machine } from '../../../bench/record.ts'
import { loadAssets } from '../../../workers/suite/cluster.ts'
import { isBad, type TestResult, together } from '../../../workers/suite/pytest/results.ts'
import { runPytestInTab } from '../../../workers/suite/pytest/run.ts'
import { say } from '../../site/prepare.ts'
import { Trouble } from '../../trouble.ts'
import { type Kept, keep, readKept } from '../kept.ts'
import { runNatively } from '../native.ts'
import { figures, page } from '../report.ts'
import { ARGUMENTS, cargo, type LeftOut, readLeftOut, targets, unused } from '../selection.ts'

const PAGE = fileURLToPath(new URL('../../../docs/truth/dask.md', import.meta.url))
const PASSED = fileURLToPath(new URL('passed.json', import.meta.url))
/** Sets of parameters of one test. */
const MOST = 1
const SECONDS_PER_TEST = 90

function tell({ id, outcome, seconds, message }: TestResult): void {
  if (outcome === 'passed' || outcome === 'skipped' || outcome === 'xfailed') return
  console.log(`${outcome} ${id} (${seconds} s)\n${message.slice(-1500)}`)
}

/** The page, and the ids of which the sample of each day is taken. */
function record(text: string, results: readonly TestResult[]): void {
  writeFileSync(PAGE, text)
  const quick = results.filter(({ outcome, seconds }) => outcome === 'passed' && seconds < 2)
  writeFileSync(
    PASSED,
    `${JSON.stringify(
      quick.map(({ id }) => id),
      null,
      2,
    )}\n`,
  )
}

/** Runs files one after the other in a tab, and keeps what each gave. */
async function run(
  packages: string,
  files: readonly string[],
  leftOut: readonly LeftOut[],
): Promise<void> {
  let began = performance.now()
  await runPytestInTab({
    sitePackages: packages,
    // A memory with numpy, pandas and pyarrow in it, as in a page that uses them.
    assets: loadAssets('data'),
    files: cargo(packages),
    targets: files,
    args: ARGUMENTS,
    leaveOut: leftOut.map(({ pattern }) => pattern),
    mostParameters: MOST,
    workers: 2,
    secondsPerTest: SECONDS_PER_TEST,
    onResult: tell,
    onTarget: (target, report) => {
      const ended = performance.now()
      const minutes = (ended - began) / 60_000
      began = ended
      keep('dask', { target, report, minutes })
      say(`${target}: ${report.passed} passed, ${report.failed} failed, ${minutes.toFixed(1)} min`)
    },
  })
}

/**
 * `words` choose files; `--record` writes the page of those, too, and `--go-on` runs only the files that
 * no earlier run came to an end with. `--kept` runs none: the page is made of those.
 *
 * @throws Trouble where too few were run, or too few passed
 */
export async function daskOwnTests(
  packages: string,
  python: string,
  options: readonly string[],
): Promise<void> {
  const words = options.filter((word) => !word.startsWith('--'))
  const leftOut = readLeftOut()
  const wanted = targets(packages, words)
  const onlyKept = options.includes('--kept')
  const goesOn = onlyKept || options.includes('--go-on')
  const earlier = goesOn ? readKept('dask') : new Map<string, Kept>()
  const missing = wanted.filter((target) => !earlier.has(target))
  if (!onlyKept) await run(packages, missing, leftOut)
  const all = readKept('dask')
  const kept = wanted.flatMap((target) => all.get(target) ?? [])
  const report = together(kept.map((part) => part.report))
  const minutes = kept.reduce((sum, part) => sum + part.minutes, 0)
  const bad = report.results.filter(isBad).map(({ id }) => id)
  say(`natively, what failed: ${bad.length} …`)
  const native = await runNatively(python, packages, bad)
  const compared = { report, leftOut, native }
  const found = figures(compared)
  const around = {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    versions: 'dask 2026.8.0, distributed 2026.8.0, pandas 2.2.3, numpy 2.0.2, pyarrow 18.1.0',
    minutes,
    secondsPerTest: SECONDS_PER_TEST,
    most: MOST,
    unrun: targets(packages, []).filter((target) => !all.has(target)),
  }
  const text = page(around, compared)
  console.log(text)
  const whole = words.length === 0 && !onlyKept
  if (whole || options.includes('--record')) record(text, report.results)
  // Some files say nothing of the whole.
  const gone = whole ? unused(leftOut, report.left) : []
  if (gone.length > 0) throw new Trouble(`left-out.yaml: nothing matches ${gone.join(', ')}`)
  if (whole && (found.rate < 95 || found.run < 1000)) {
    throw new Trouble(`${found.run} were run, ${found.rate.toFixed(1)} % passed`)
  }
  console.log(`${report.passed} passed, ${report.failed} failed, ${report.skipped} skipped`)
}
