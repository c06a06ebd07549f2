/** The Python package under native Python, against the real dask. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../child.ts'
import { type Counts, NONE, ONE_FAILED } from '../counts.ts'
import { ROOT } from '../paths.ts'
import { pythonEnvironment } from '../python/environment.ts'
import { say } from '../site/prepare.ts'

/** The attributes of the one suite in pytest's JUnit report. */
export function countsOfJunit(xml: string): Counts | null {
  const suite = /<testsuite [^>]*>/.exec(xml)?.[0]
  if (suite === undefined) return null
  const value = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1] ?? 0)
  const failed = value('failures') + value('errors')
  const skipped = value('skipped')
  return { passed: value('tests') - failed - skipped, failed, skipped }
}

export async function runPytest(): Promise<Counts> {
  const program = await pythonEnvironment(say)
  if (program === null) {
    console.log('native Python tests: skipped, there is no Python 3.12 here')
    return { ...NONE, skipped: 1 }
  }
  const folder = mkdtempSync(join(tmpdir(), 'essaim-pytest-'))
  const report = join(folder, 'report.xml')
  try {
    const ran = await run(program('python'), ['-m', 'pytest', `--junitxml=${report}`], {
      cwd: join(ROOT, 'workers/python'),
      env: { PYTHONDONTWRITEBYTECODE: '1' },
      show: true,
    })
    const counts = countsOfJunit(readFileSync(report, 'utf8')) ?? ONE_FAILED
    return ran.code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
  } finally {
    rmSync(folder, { recursive: true })
  }
}
