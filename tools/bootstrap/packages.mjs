/** The npm packages: installed when they are not the ones that the lock names. */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from './npm.mjs'
import { NODE_MODULES, NPM_LOCK, ROOT } from './places.mjs'
import { DISK_FULL, SetupTrouble } from './trouble.mjs'

/** Written last: an install that was interrupted has none. */
const STAMP = join(NODE_MODULES, '.essaim-installed')
/** What all packages take, about. */
const ROOM = 900e6
const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH/

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean }} Locked
 * @param {string} path
 * @returns {Record<string, Locked>}
 */
function lockedIn(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}

/** Whether somebody has installed exactly this lock by hand; npm notes what it has finished. */
function installedByHand() {
  try {
    const there = lockedIn(join(NODE_MODULES, '.package-lock.json'))
    return Object.entries(lockedIn(NPM_LOCK)).every(([path, { version, optional }]) => {
      if (path === '') return true
      if (there[path] === undefined) return optional === true
      return there[path].version === version && existsSync(join(ROOT, path, 'package.json'))
    })
  } catch {
    return false
  }
}

/** On a full disk npm may leave half a program and report that this one crashed. */
function assertRoom() {
  const { bavail, bsize } = statfsSync(ROOT)
  if (bavail * bsize < ROOM) throw new SetupTrouble(DISK_FULL)
}

/** @param {string} output */
function explain(output) {
  if (/ENOSPC|no space left/i.test(output)) return DISK_FULL
  if (NO_NETWORK.test(output)) {
    return (
      'the npm packages are missing and the npm registry cannot be reached; try again with a ' +
      `network, or copy a node_modules made from the same package-lock.json to ${NODE_MODULES}`
    )
  }
  return `npm could not install the packages:\n${output.trim()}`
}

export async function findPackages() {
  const lock = createHash('sha256').update(readFileSync(NPM_LOCK)).digest('hex')
  const wanted = `${lock} ${process.platform} ${process.arch}`
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  rmSync(STAMP, { force: true })
  if (!installedByHand()) {
    assertRoom()
    console.log('essaim: installing the npm packages …')
    let ran = await npm(['ci'])
    if (ran.code !== 0 && !NO_NETWORK.test(ran.output) && !/ENOSPC/.test(ran.output)) {
      console.log('essaim: npm ci did not manage; trying npm install …')
      // A lock made on another machine may lack optional packages that this platform needs.
      ran = await npm(['install', '--no-save'])
    }
    if (ran.code !== 0) throw new SetupTrouble(explain(ran.output))
  }
  writeFileSync(STAMP, wanted)
}
