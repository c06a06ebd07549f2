import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { ROOT } from './places.mjs'
import { SetupTrouble } from './trouble.mjs'

/**
 * @param {string} command
 * @returns {string}
 */
export function commandFile(command) {
  const file = join(ROOT, 'tools', `${command}.ts`)
  if (/^[a-z][a-z-]*$/.test(command) && existsSync(file)) return file
  throw new SetupTrouble(`there is no command named "${command}"`)
}

/**
 * Runs a tool as if it had been started itself: its arguments, signals and exit code.
 * @param {string} node
 * @param {string} file
 * @param {readonly string[]} arguments_
 * @param {string | undefined} python
 * @returns {Promise<number>}
 */
export function launch(node, file, arguments_, python) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  if (python !== undefined) env.ESSAIM_PYTHON = python
  const child = spawn(node, [file, ...arguments_], { cwd: ROOT, stdio: 'inherit', env })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  // A terminal sends Ctrl+C to both; what was started decides when to end.
  process.on('SIGINT', () => {})
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 1 : constants.signals[signal])),
    )
  })
}
