import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PUBLIC } from '../paths.ts'
import { readLock } from '../vendor/lock.ts'
import { writeWhole } from '../vendor/stamps.ts'
import { outsideFiles, pythonVersion } from './files.ts'
import { PRELOAD } from './native-cluster.ts'

const FOLDER = join(PUBLIC, 'outside')

/**
 * Writes what the other side of a connection needs, where the site serves it.
 * @returns whether anything had to be written
 */
export function writeOutsideFiles(): boolean {
  const files = outsideFiles(readLock(), pythonVersion(), readFileSync(PRELOAD, 'utf8'))
  const stale = Object.entries(files).filter(([name, text]) => {
    const path = join(FOLDER, name)
    return !existsSync(path) || readFileSync(path, 'utf8') !== text
  })
  for (const [name, text] of stale) writeWhole(join(FOLDER, name), text)
  const left = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => !(name in files)) : []
  for (const name of left) rmSync(join(FOLDER, name))
  return stale.length > 0 || left.length > 0
}
