/** The contract's cases, natively and in the tab: the same files, unchanged. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../../tools/child.ts'
import { pythonEnvironment, sitePackages } from '../../tools/python/environment.ts'
import { countsOfJunit } from '../../tools/test/pytest.ts'
import type { TestResult } from './pytest/results.ts'
import { runPytestInTab } from './pytest/run.ts'

const CASES = fileURLToPath(new URL('../python/contract', import.meta.url))
const ABOVE = fileURLToPath(new URL('../python', import.meta.url))

export const PYTHON_IS_MISSING = 'there is no Python 3.12 with pytest here'

/** How many cases, drawn by which seed; null for all. */
export interface Sample {
  readonly size: number
  readonly seed: number
}

function drawn(sample: Sample | null): readonly string[] {
  return sample === null ? [] : [`--sample=${sample.size}`, `--seed=${sample.seed}`]
}

/** In the tab's kernel; null where there is no Python that has pytest. */
export async function contractInTab(
  sample: Sample | null,
  onResult: (result: TestResult) => void = () => {},
  targets: readonly string[] = ['contract'],
) {
  const packages = await sitePackages(console.log)
  if (packages === null) return null
  return runPytestInTab({
    sitePackages: packages,
    files: { contract: CASES },
    targets,
    args: drawn(sample),
    // The first case that needs pandas waits for it on every node.
    secondsPerTest: 120,
    onResult,
  })
}

/** On a native LocalCluster of processes; null where there is no Python that has pytest. */
export async function contractNatively(
  sample: Sample | null,
  targets: readonly string[] = ['contract'],
) {
  const program = await pythonEnvironment(console.log)
  if (program === null) return null
  const folder = mkdtempSync(join(tmpdir(), 'essaim-contract-'))
  const report = join(folder, 'report.xml')
  const settings = ['-c', '/dev/null', '--rootdir=.', '--import-mode=importlib', '-q']
  const args = [...settings, '-p', 'no:cacheprovider', `--junitxml=${report}`, ...drawn(sample)]
  try {
    const ran = await run(program('python'), ['-m', 'pytest', ...targets, ...args], {
      cwd: ABOVE,
      env: { PYTHONDONTWRITEBYTECODE: '1' },
    })
    return { counts: countsOfJunit(readFileSync(report, 'utf8')), output: ran.output }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
