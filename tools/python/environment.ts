/** A Python 3.12 with the packages that the native tests need, made once. */

import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { run } from '../child.ts'
import { CACHE, ROOT } from '../paths.ts'
import { Trouble } from '../trouble.ts'
import { fingerprint, writeWhole } from '../vendor/stamps.ts'

/** Functions travel between nodes as bytecode: natively it has to be Pyodide's own version. */
const VERSION = '3.12'
const FOLDER = join(CACHE, 'venv')
const REQUIREMENTS = join(ROOT, 'workers/python/requirements-dev.txt')
const STAMP = join(FOLDER, 'made-from')

const inside = (program: string) =>
  process.platform === 'win32'
    ? join(FOLDER, 'Scripts', `${program}.exe`)
    : join(FOLDER, 'bin', program)

async function isRightVersion(command: string): Promise<boolean> {
  const ran = await run(command, ['-c', 'import sys, venv; print(*sys.version_info[:2], sep=".")'])
  return ran.code === 0 && ran.output.trim() === VERSION
}

async function findPython(): Promise<string | null> {
  const given = [process.env.PYTHON, process.env.ESSAIM_PYTHON].filter((path) => path !== undefined)
  const named = ['python3.12', 'python3', 'python']
  const versions = globSync(join(homedir(), '.pyenv/versions/3.12*/bin/python'))
  for (const command of [...given, ...named, ...versions]) {
    if (await isRightVersion(command)) return command
  }
  return null
}

async function make(python: string): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true })
  const steps = [
    [python, '-m', 'venv', FOLDER],
    [inside('python'), '-m', 'pip', 'install', '-q', '-r', REQUIREMENTS],
  ]
  for (const [command = '', ...rest] of steps) {
    const ran = await run(command, rest, { env: { PIP_DISABLE_PIP_VERSION_CHECK: '1' } })
    if (ran.code === 0) continue
    rmSync(FOLDER, { recursive: true, force: true })
    throw new Trouble(`the Python of the native tests could not be made:\n${ran.output.trim()}`)
  }
}

/** The programs of the environment, by name; null where there is no Python 3.12 on this machine. */
export async function pythonEnvironment(
  say: (line: string) => void,
): Promise<((program: string) => string) | null> {
  const wanted = fingerprint([REQUIREMENTS])
  const made = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted
  if (!made) {
    const python = await findPython()
    if (python === null) return null
    say(`preparing Python ${VERSION} for the native tests …`)
    await make(python)
    writeWhole(STAMP, wanted)
  }
  return inside
}

/** Where that environment's packages lie; null where there is none. */
export async function sitePackages(say: (line: string) => void): Promise<string | null> {
  const program = await pythonEnvironment(say)
  if (program === null) return null
  const asked = 'import sysconfig; print(sysconfig.get_path("purelib"))'
  const ran = await run(program('python'), ['-c', asked])
  return ran.code === 0 ? ran.output.trim() : null
}
