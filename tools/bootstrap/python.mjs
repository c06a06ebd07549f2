import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE, WHEEL_LOCK } from './places.mjs'
import { SetupTrouble } from './trouble.mjs'

const PROBE = [
  'import importlib.util as u, sys',
  'print(sys.version_info >= (3, 10), u.find_spec("pip") is not None)',
].join('\n')

/**
 * @param {string} command
 * @returns {'usable' | 'old' | 'without pip' | 'absent'}
 */
function judge(command) {
  const ran = spawnSync(command, ['-c', PROBE], { encoding: 'utf8' })
  if (ran.status !== 0) return 'absent'
  const [recent, pip] = ran.stdout.trim().split(' ')
  if (recent !== 'True') return 'old'
  return pip === 'True' ? 'usable' : 'without pip'
}

/**
 * The first Python of this machine that can fetch wheels.
 * @returns {string}
 */
export function findPython() {
  const given = process.env.PYTHON
  const candidates = given === undefined ? ['python3.12', 'python3', 'python'] : [given]
  const seen = new Set()
  for (const command of candidates) {
    const verdict = judge(command)
    if (verdict === 'usable') return command
    seen.add(verdict)
  }
  const need = 'it is needed once, to fetch the Python packages'
  if (seen.has('without pip')) {
    throw new SetupTrouble(
      `Python has no pip; ${need}: install it (on Debian: apt install python3-pip)`,
    )
  }
  const found = seen.has('old') ? 'Python here is older than 3.10' : 'Python was not found'
  throw new SetupTrouble(`${found}; ${need}: install Python 3.10 or newer, or set PYTHON to it`)
}

function everyWheelIsHere() {
  /** @type {{ files: { file: string }[] }} */
  const lock = JSON.parse(readFileSync(WHEEL_LOCK, 'utf8'))
  return lock.files.every(({ file }) => existsSync(join(CACHE, 'wheels', file)))
}

/**
 * Looked for before any long work, and only where something has to be fetched.
 * @returns {string | undefined}
 */
export function requirePython() {
  return everyWheelIsHere() ? undefined : findPython()
}
