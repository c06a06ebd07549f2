/** The same tests under native Python, on a native cluster of two processes. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SessionEvent, TestResult } from '../../workers/suite/pytest/results.ts'
import { run } from '../child.ts'
import { ARGUMENTS, DOCTESTS } from './selection.ts'

const TAB = fileURLToPath(new URL('../../workers/python/tests/tab', import.meta.url))

/** One session; an interpreter that ends in a test is followed by another, for the tests after it. */
async function session(
  python: string,
  root: string,
  files: readonly string[],
  only: readonly string[],
): Promise<readonly TestResult[]> {
  const results: TestResult[] = []
  while (files.length > 0) {
    const done = results.map(({ id }) => id)
    const events = await eventsOf(python, root, files, only, done)
    results.push(...events.filter((event) => event.kind === 'ended'))
    const last = events.at(-1)
    if (last?.kind !== 'started') break
    const { id } = last
    results.push({ id, outcome: 'crashed', message: '', seconds: 0, properties: {} })
  }
  return results
}

async function eventsOf(
  python: string,
  root: string,
  files: readonly string[],
  only: readonly string[],
  done: readonly string[],
): Promise<readonly SessionEvent[]> {
  const folder = mkdtempSync(join(tmpdir(), 'essaim-truth-'))
  const path = join(folder, 'plan.json')
  const args = [...ARGUMENTS, ...files.map((file) => join(root, file))]
  writeFileSync(path, JSON.stringify({ root, args, only, done, left: [], most: null }))
  try {
    const ran = await run(python, [join(TAB, 'tab_pytest.py'), path], {
      env: { PYTHONPATH: TAB, PYTHONDONTWRITEBYTECODE: '1' },
    })
    return ran.output
      .split('\n')
      .filter((line) => line.startsWith('{"kind": '))
      .map((line) => JSON.parse(line) as SessionEvent)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Runs the tests of these ids. */
export async function runNatively(
  python: string,
  packages: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TestResult>> {
  const files = [...new Set(ids.map((id) => id.split('::')[0] ?? ''))]
  const results = [
    ...(await session(
      python,
      packages,
      files.filter((file) => file !== DOCTESTS),
      ids,
    )),
    ...(await session(
      python,
      dirname(join(TAB, 'truth')),
      files.filter((file) => file === DOCTESTS),
      ids,
    )),
  ]
  return new Map(results.map((result) => [result.id, result]))
}
