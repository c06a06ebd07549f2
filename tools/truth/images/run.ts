/** pandas', pyarrow's and scikit-learn's own tests, restored from an image and loaded, compared. */

import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { machine } from '../../../bench/record.ts'
import { say } from '../../site/prepare.ts'
import { Trouble } from '../../trouble.ts'
import { readLock } from '../../vendor/lock.ts'
import { keep, readKept } from '../kept.ts'
import { compare, quick } from './compare.ts'
import { cargoOf } from './own-tests.ts'
import { page, type Row } from './page.ts'
import { MOST, runSide, SECONDS_PER_TEST, SIDES, type Side } from './sides.ts'
import { type Suite, suitesOf } from './suites.ts'

const PAGE = fileURLToPath(new URL('../../../docs/truth/images.md', import.meta.url))
const PASSED = fileURLToPath(new URL('passed.json', import.meta.url))
const LEAST = 1000

const keptOf = (side: Side) => `images-${side}`

async function runBoth(
  suite: Suite,
  packages: string,
  python: string,
  goOn: boolean,
): Promise<void> {
  const files = await cargoOf(suite, packages, python)
  for (const side of SIDES) {
    const earlier = goOn ? readKept(keptOf(side)) : new Map<string, unknown>()
    const targets = suite.targets.filter((target) => !earlier.has(target))
    let began = performance.now()
    await runSide({
      ...{ side, image: suite.image, packages, files, targets },
      onTarget: (target, report) => {
        const ended = performance.now()
        const minutes = (ended - began) / 60_000
        began = ended
        keep(keptOf(side), { target, report, minutes })
        const { passed, failed, skipped } = report
        say(`${side}, ${target}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
      },
    })
  }
}

/**
 * `words` choose files; `--go-on` runs only the files that no earlier run came to an end with, and
 * `--record` writes the page of some files, too.
 *
 * @param packages the site-packages of a native Python with pandas, pyarrow and pytest
 * @throws Trouble where a test ends otherwise on one side than on the other, or too few were run
 */
export async function imagesOwnTests(
  packages: string,
  python: string,
  options: readonly string[],
): Promise<void> {
  const words = options.filter((word) => !word.startsWith('--'))
  const suites = suitesOf(words)
  for (const suite of suites) {
    await runBoth(suite, packages, python, options.includes('--go-on'))
  }
  const [restored, loaded] = [readKept(keptOf('restored')), readKept(keptOf('loaded'))]
  const ids: string[] = []
  let minutes = 0
  const rows = suites
    .flatMap(({ targets }) => targets)
    .map((target): Row => {
      const [one, two] = [restored.get(target), loaded.get(target)]
      if (one === undefined || two === undefined) throw new Trouble(`${target} did not end`)
      minutes += one.minutes + two.minutes
      ids.push(...quick(one.report.results, two.report.results))
      return { target, ...compare(one.report.results, two.report.results) }
    })
  const text = page(
    {
      date: new Date().toISOString().slice(0, 10),
      machine: machine(),
      versions: versions(),
      ...{ minutes, secondsPerTest: SECONDS_PER_TEST, most: MOST },
    },
    rows,
  )
  console.log(text)
  const whole = words.length === 0
  if (whole || options.includes('--record')) {
    writeFileSync(PAGE, text)
    writeFileSync(PASSED, `${JSON.stringify(ids, null, 2)}\n`)
  }
  const different = rows.flatMap((row) => row.different)
  if (different.length > 0) throw new Trouble(`${different.length} tests ended otherwise`)
  const same = rows.reduce((total, row) => total + row.same, 0)
  if (whole && same < LEAST) throw new Trouble(`only ${same} tests were run`)
}

function versions(): string {
  const { files } = readLock()
  return ['numpy', 'pandas', 'pyarrow', 'scipy', 'scikit-learn']
    .map((name) => `${name} ${files.find((file) => file.name === name)?.version}`)
    .join(', ')
}
