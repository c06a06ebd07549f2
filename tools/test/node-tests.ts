/** Tests written for Node's own runner, and their counts. */

import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from '../child.ts'
import { type Counts, NONE, ONE_FAILED } from '../counts.ts'
import { ROOT } from '../paths.ts'

/** The summary at the end of a TAP report; null when the runner did not get that far. */
export function countsOfTap(tap: string): Counts | null {
  const value = (name: string) => {
    const found = new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)
    return found === null ? null : Number(found[1])
  }
  const [passed, failed, cancelled] = [value('pass'), value('fail'), value('cancelled')]
  const [skipped, todo] = [value('skipped'), value('todo')]
  if (passed === null || failed === null) return null
  return { passed, failed: failed + (cancelled ?? 0), skipped: (skipped ?? 0) + (todo ?? 0) }
}

export interface NodeTests {
  readonly patterns: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** How many files run side by side; 1 where each needs the whole machine. */
  readonly sideBySide: number
  /** False keeps the report to itself. */
  readonly show?: boolean
}

export async function runNodeTests(tests: NodeTests): Promise<Counts> {
  const files = globSync(tests.patterns, { cwd: ROOT }).sort()
  if (files.length === 0) {
    console.log(`no test file is named ${tests.patterns.join(', ')}`)
    return ONE_FAILED
  }
  const folder = mkdtempSync(join(tmpdir(), 'essaim-tests-'))
  const report = join(folder, 'report.tap')
  try {
    const ran = await runNode(
      [
        '--test',
        // A test that hangs is a failure, not a run without end.
        '--test-timeout=300000',
        `--test-concurrency=${tests.sideBySide}`,
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${report}`,
        ...files,
      ],
      { show: tests.show !== false, env: { NODE_TEST_CONTEXT: undefined, ...tests.env } },
    )
    const counts = countsOfTap(readFileSync(report, 'utf8')) ?? NONE
    // The runner failed, though no test did: that has to be seen.
    return ran.code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
  } finally {
    rmSync(folder, { recursive: true })
  }
}
