import { readFileSync } from 'node:fs'

export type Source = 'pypi' | 'pyodide'

/** One file that is shipped: what, which, and the only bytes that are accepted. */
export interface LockedFile {
  readonly name: string
  readonly version: string
  readonly file: string
  readonly sha256: string
  readonly from: Source
  /** In every node from the start, or mounted at the first import. */
  readonly when: 'core' | 'late'
  /** Top-level names that Python imports from it (late ones only). */
  readonly imports: readonly string[]
  /** Other locked packages that have to be there with it. */
  readonly depends: readonly string[]
}

export interface Lock {
  readonly pyodide: string
  readonly files: readonly LockedFile[]
}

export const LOCK_FILE = new URL('./lock.json', import.meta.url)

export function readLock(): Lock {
  return JSON.parse(readFileSync(LOCK_FILE, 'utf8')) as Lock
}
