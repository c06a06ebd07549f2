/** What each file of tests gave, kept beside the tree, so that a long run can be gone on with. */

import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PytestReport } from '../../workers/suite/pytest/results.ts'

const FOLDER = new URL('../../.cache/truth/dask/', import.meta.url)

export interface Kept {
  readonly target: string
  readonly report: PytestReport
  readonly minutes: number
}

/** Of all targets, by their path. */
export function readKept(): ReadonlyMap<string, Kept> {
  mkdirSync(FOLDER, { recursive: true })
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))
  const kept = files.map(
    (name) =>
      JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'), (key, value: unknown) =>
        key === 'left' ? new Map(value as [string, number][]) : value,
      ) as Kept,
  )
  return new Map(kept.map((one) => [one.target, one]))
}

/** Each target has a file, which appears whole or not at all: two runs may go on side by side. */
export function keep(kept: Kept): void {
  mkdirSync(FOLDER, { recursive: true })
  const path = fileURLToPath(new URL(`${kept.target.replaceAll('/', '+')}.json`, FOLDER))
  const text = JSON.stringify(kept, (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  )
  writeFileSync(`${path}.part`, text)
  renameSync(`${path}.part`, path)
}
