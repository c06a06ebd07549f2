/** What each file of tests gave, kept beside the tree, so that a long run can be gone on with. */

import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PytestReport } from '../../workers/suite/pytest/results.ts'

/** One suite's folder: a run of it knows nothing of the others. */
const folderOf = (suite: string) => new URL(`../../.cache/truth/${suite}/`, import.meta.url)

export interface Kept {
  readonly target: string
  readonly report: PytestReport
  readonly minutes: number
}

/** Of all targets, by their path. */
export function readKept(suite: string): ReadonlyMap<string, Kept> {
  const folder = folderOf(suite)
  mkdirSync(folder, { recursive: true })
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const kept = files.map(
    (name) =>
      JSON.parse(readFileSync(new URL(name, folder), 'utf8'), (key, value: unknown) =>
        key === 'left' ? new Map(value as [string, number][]) : value,
      ) as Kept,
  )
  return new Map(kept.map((one) => [one.target, one]))
}

/** Each target has a file, which appears whole or not at all: two runs may go on side by side. */
export function keep(suite: string, kept: Kept): void {
  const folder = folderOf(suite)
  mkdirSync(folder, { recursive: true })
  const path = fileURLToPath(new URL(`${kept.target.replaceAll('/', '+')}.json`, folder))
  const text = JSON.stringify(kept, (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  )
  writeFileSync(`${path}.part`, text)
  renameSync(`${path}.part`, path)
}
