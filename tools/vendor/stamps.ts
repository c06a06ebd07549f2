/** What was made from what: a step is done again only when its inputs changed. */

import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { CACHE } from '../paths.ts'

interface Stamp {
  readonly inputs: string
  readonly outputs: readonly string[]
}

/** A hash over the contents of files and folders, by path. */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    if (!existsSync(path)) continue
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [path]
    for (const file of files) hash.update(file).update(readFileSync(file))
  }
  return hash.digest('hex')
}

const pathOf = (step: string) => join(CACHE, 'stamps', `${step}.json`)

/** Whether a step's outputs exist and were made from these inputs. */
export function isFresh(step: string, inputs: string): boolean {
  try {
    const stamp = JSON.parse(readFileSync(pathOf(step), 'utf8')) as Stamp
    return stamp.inputs === inputs && stamp.outputs.every((file) => existsSync(file))
  } catch {
    return false
  }
}

/** Written last: what was interrupted is made again. */
export function stamp(step: string, inputs: string, outputs: readonly string[]): void {
  writeWhole(pathOf(step), JSON.stringify({ inputs, outputs } satisfies Stamp))
}

/** A file that appears whole or not at all. */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true })
  try {
    writeFileSync(`${path}.part`, bytes)
    renameSync(`${path}.part`, path)
  } catch (error) {
    // On a full disk, too.
    rmSync(`${path}.part`, { force: true })
    throw error
  }
}
