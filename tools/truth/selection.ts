/** Which of dask's own tests are run, and which are left out with what reason. */

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { Trouble } from '../trouble.ts'

export interface LeftOut {
  readonly pattern: string
  readonly reason: string
}

const FILE = fileURLToPath(new URL('dask/left-out.yaml', import.meta.url))
const SUITE = fileURLToPath(new URL('../../workers/python/tests/tab/truth', import.meta.url))
export const DOCTESTS = 'truth/test_doctests.py'
/** The arguments that every session of this suite gets. */
export const ARGUMENTS = ['-p', 'truth.on_the_cluster'] as const

/** @throws Trouble where the list is not as it has to be. */
export function readLeftOut(text = readFileSync(FILE, 'utf8')): readonly LeftOut[] {
  const entries = parse(text) as readonly { reason?: string; patterns?: readonly string[] }[]
  const all = entries.flatMap(({ reason = '', patterns = [] }) => {
    if (reason.trim() === '') throw new Trouble(`left-out.yaml: a reason is missing`)
    if (patterns.length === 0) throw new Trouble(`left-out.yaml: nothing follows "${reason}"`)
    return patterns.map((pattern) => ({ pattern, reason: reason.trim() }))
  })
  const twice = all.find(({ pattern }, at) => all.findIndex((o) => o.pattern === pattern) < at)
  if (twice !== undefined) throw new Trouble(`left-out.yaml has ${twice.pattern} twice`)
  return all
}

/** Patterns that no test matched: the test is gone, or the pattern never was right. */
export function unused(
  leftOut: readonly LeftOut[],
  left: ReadonlyMap<string, number>,
): readonly string[] {
  const used = new Set(left.values())
  return leftOut.filter((_, index) => !used.has(index)).map(({ pattern }) => pattern)
}

/** All files of tests, or those whose path has one of the words. */
export function targets(packages: string, words: readonly string[]): readonly string[] {
  const files = globSync('dask/**/tests/test_*.py', { cwd: packages })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
  const all = [...files, DOCTESTS]
  return all.filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
}

/** dask's tests, laid where its wheel has them, and what puts them on the cluster. */
export function cargo(packages: string): Readonly<Record<string, string>> {
  const folders = globSync('dask/**/tests', { cwd: packages })
  // The archive has bytecode only; pytest names a module by the sources of its packages.
  const inits = globSync('dask/**/__init__.py', { cwd: packages })
  const files = ['dask/conftest.py', 'distributed/utils_test.py', ...inits, ...folders]
  return {
    ...Object.fromEntries(files.map((path) => [path, `${packages}/${path}`])),
    truth: SUITE,
  }
}
