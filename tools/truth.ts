/**
 * `npm run truth -- dask`: dask's own tests on the tab's cluster, with a page of what came of it.
 * `npm run truth -- images`: pandas' and pyarrow's, restored from an image and loaded, compared.
 * Further words choose files; `--record` writes the page of those, too.
 * `npm run truth -- contract`: the cases that a native cluster and the tab's keep alike.
 */

import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { machine } from '../bench/record.ts'
import { isBad, type TestResult } from '../workers/suite/pytest/results.ts'
import { runPytestInTab } from '../workers/suite/pytest/run.ts'
import { pythonEnvironment, sitePackages } from './python/environment.ts'
import { say } from './site/prepare.ts'
import { main, Trouble } from './trouble.ts'
import { compareImages, TARGETS } from './truth/images/run.ts'
import { runNatively } from './truth/native.ts'
import { figures, page } from './truth/report.ts'
import { ARGUMENTS, cargo, readLeftOut, targets, unused } from './truth/selection.ts'

const PAGE = fileURLToPath(new URL('../docs/truth/dask.md', import.meta.url))
const PASSED = fileURLToPath(new URL('truth/dask/passed.json', import.meta.url))
/** Sets of parameters of one test. */
const MOST = 2
const MOST_IN_IMAGES = 4
const SECONDS_PER_TEST = 60

function tell({ id, outcome, seconds, message }: TestResult): void {
  if (outcome === 'passed' || outcome === 'skipped' || outcome === 'xfailed') return
  console.log(`${outcome} ${id} (${seconds} s)\n${message.slice(-1500)}`)
}

async function tellOfImages(packages: string, python: string): Promise<void> {
  const { run, passed, different } = await compareImages(packages, python, TARGETS, MOST_IN_IMAGES)
  console.log(`${run} tests, ${passed} passed, ${different.length} ended otherwise`)
  if (different.length > 0) throw new Trouble(different.join('\n'))
}

await main(async () => {
  const [suite, ...rest] = process.argv.slice(2)
  const words = rest.filter((word) => word !== '--record')
  if (suite !== 'dask' && suite !== 'images') {
    throw new Trouble('which truth? There are "dask" and "images"')
  }
  const packages = await sitePackages(say)
  const program = await pythonEnvironment(say)
  if (packages === null || program === null) throw new Trouble('Python 3.12 is missing')
  if (suite === 'images') return tellOfImages(packages, program('python'))
  const leftOut = readLeftOut()
  const began = performance.now()
  const report = await runPytestInTab({
    sitePackages: packages,
    files: cargo(packages),
    targets: targets(packages, words),
    args: ARGUMENTS,
    leaveOut: leftOut.map(({ pattern }) => pattern),
    mostParameters: MOST,
    workers: 2,
    secondsPerTest: SECONDS_PER_TEST,
    onResult: tell,
    onEvent: (event) => {
      if (event.kind === 'collected') say(`${event.ids[0]?.split('::')[0]}: ${event.ids.length}`)
    },
  })
  const minutes = (performance.now() - began) / 60_000
  const bad = report.results.filter(isBad).map(({ id }) => id)
  say(`natively, what failed: ${bad.length} …`)
  const native = await runNatively(program('python'), packages, bad)
  const compared = { report, leftOut, native }
  const found = figures(compared)
  const around = {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    versions: 'dask 2026.8.0, distributed 2026.8.0, pandas 2.2.3, numpy 2.0.2, pyarrow 18.1.0',
    minutes,
    most: MOST,
    words,
  }
  const text = page(around, compared)
  console.log(text)
  const whole = words.length === 0
  if (!whole && !rest.includes('--record')) return
  writeFileSync(PAGE, text)
  const passed = report.results.filter(
    ({ outcome, seconds }) => outcome === 'passed' && seconds < 2,
  )
  writeFileSync(
    PASSED,
    `${JSON.stringify(
      passed.map(({ id }) => id),
      null,
      0,
    )}\n`,
  )
  // Some files say nothing of the whole.
  if (!whole) return
  const gone = unused(leftOut, report.left)
  if (gone.length > 0) throw new Trouble(`left-out.yaml: nothing matches ${gone.join(', ')}`)
  if (found.rate < 95 || found.run < 1000) {
    throw new Trouble(`${found.run} were run, ${found.rate.toFixed(1)} % passed`)
  }
})
