/** Debian's packages, where this process may install them. */

import { existsSync } from 'node:fs'
import { run } from '../child.ts'

let listed: Promise<boolean> | undefined

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

async function updateLists(): Promise<boolean> {
  return (await run('apt-get', ['update', '-qq'])).code === 0
}

/** @returns whether the packages are there afterwards */
export async function aptInstall(packages: readonly string[]): Promise<boolean> {
  if (!mayInstall()) return false
  listed ??= updateLists()
  if (!(await listed)) return false
  const arguments_ = ['install', '-y', '-qq', '--no-install-recommends', ...packages]
  const ran = await run('apt-get', arguments_, { env: { DEBIAN_FRONTEND: 'noninteractive' } })
  return ran.code === 0
}
