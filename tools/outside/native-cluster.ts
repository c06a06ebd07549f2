/** A cluster outside the tab, on this machine: what `compose.yaml` starts, without containers. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { CACHE } from '../paths.ts'
import { schedulerCommand, workerCommand } from './commands.ts'

export const PRELOAD = fileURLToPath(new URL('./essaim_origin.py', import.meta.url))
const MOST_MS = 60_000
/** Nannies end their workers when they are asked to end. */
const GRACE_MS = 5_000

export interface NativeOptions {
  /** A Python with dask. */
  readonly python: string
  /** The site that is let in. */
  readonly origin: string
  /** The preload: a file's path, or its text. */
  readonly preload?: string
  readonly workers: number
  /** For the workers: where relative paths of tasks begin. */
  readonly folder?: string
}

export interface NativeCluster {
  /** As a reader types it. */
  readonly address: string
  /** Ends the scheduler alone. */
  killScheduler(): Promise<void>
  close(): Promise<void>
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'close')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
  await ended
  clearTimeout(late)
}

/** Resolves with what the pattern finds in what the program says. */
function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  let output = ''
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`nothing came of it: ${output}`)), MOST_MS)
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      const found = pattern.exec(output)?.[1]
      if (found === undefined) return
      clearTimeout(late)
      resolve(found)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('close', () => {
      clearTimeout(late)
      reject(new Error(`it ended: ${output}`))
    })
  })
}

export async function startNativeCluster(options: NativeOptions): Promise<NativeCluster> {
  const { python, origin, workers, preload = PRELOAD, folder = CACHE } = options
  const children: ChildProcess[] = []
  const start = (command: readonly string[]) => {
    const child = spawn(python, ['-m', 'dask', ...command, '--dashboard-address', ':0'], {
      cwd: folder,
      env: { ...process.env, ESSAIM_ORIGIN: origin },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.push(child)
    return child
  }
  const close = async () => {
    await Promise.all([...children].reverse().map(end))
  }
  try {
    const scheduler = start(schedulerCommand(preload, 0))
    // distributed's WebSocket transport listens on every address, and tells one of them.
    const port = await said(scheduler, /Scheduler at:\s+ws:\/\/\S+:(\d+)/)
    const address = `ws://127.0.0.1:${port}`
    await Promise.all(
      Array.from({ length: workers }, (_, i) =>
        said(start(workerCommand(preload, address, `real-${i + 1}`)), /(Registered to)/),
      ),
    )
    return { address, close, killScheduler: () => end(scheduler) }
  } catch (error) {
    await close()
    throw error
  }
}
