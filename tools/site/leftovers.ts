/** Folders that a build works in; those of builds that were interrupted are removed. */

import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../paths.ts'

/** Beside dist/, on the same disk: a finished site is moved, not copied. */
const WORKSHOP = join(ROOT, '.cache/site')

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** An address for a new folder of this process; nothing is there yet. */
export function workFolder(purpose: string): string {
  mkdirSync(WORKSHOP, { recursive: true })
  for (const left of readdirSync(WORKSHOP)) {
    const pid = Number(left.split('-')[1])
    if (pid === process.pid || !isRunning(pid)) {
      rmSync(join(WORKSHOP, left), { recursive: true, force: true })
    }
  }
  return join(WORKSHOP, `${purpose}-${process.pid}`)
}
