/** Other programs, run to their end. */

import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { ROOT } from './paths.ts'

export interface Ran {
  /** Null when it could not be started or was ended by a signal. */
  readonly code: number | null
  readonly output: string
}

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Shows the output while it comes, too. */
  readonly show?: boolean
}

const running = new Set<ChildProcess>()

// Who ends this process means what it has started, too; Ctrl+C reaches them by itself.
process.once('SIGTERM', () => {
  for (const child of running) child.kill('SIGTERM')
  process.exit(128 + constants.signals.SIGTERM)
})

/** Runs a program and keeps what it says. */
export function run(
  command: string,
  arguments_: readonly string[],
  options: RunOptions = {},
): Promise<Ran> {
  const { cwd = ROOT, env = {}, show = false } = options
  return new Promise((resolve) => {
    const child = spawn(command, arguments_, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    child.on('close', () => running.delete(child))
    let output = ''
    const keep = (chunk: string) => {
      output += chunk
      if (show) process.stdout.write(chunk)
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', (error) => resolve({ code: null, output: output + error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** Runs a JavaScript or TypeScript file under this Node. */
export function runNode(arguments_: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return run(process.execPath, arguments_, options)
}
