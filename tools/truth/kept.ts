/** What each file of tests gave, kept beside the tree, so that a long run can be gone on with. */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PytestReport } from '../../workers/suite/pytest/results.ts'

const FILE = fileURLToPath(new URL('../../.cache/truth/dask.json', import.meta.url))

export interface Kept {
  readonly report: PytestReport
  readonly minutes: number
}

export function readKept(): ReadonlyMap<string, Kept> {
  if (!existsSync(FILE)) return new Map()
  return new Map(
    JSON.parse(readFileSync(FILE, 'utf8'), (key, value: unknown) =>
      key === 'left' ? new Map(value as [string, number][]) : value,
    ) as [string, Kept][],
  )
}

/** Adds one file's; what an interrupted write leaves is never read. */
export function keep(target: string, kept: Kept): void {
  const all = new Map(readKept()).set(target, kept)
  mkdirSync(dirname(FILE), { recursive: true })
  const text = JSON.stringify([...all], (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  )
  writeFileSync(`${FILE}.part`, text)
  renameSync(`${FILE}.part`, FILE)
}
