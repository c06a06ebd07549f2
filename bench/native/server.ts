/** A native Python that runs cells: `server.py` and what it answers. */

import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { lastLine, type Session } from '../session.ts'

const SERVER = fileURLToPath(new URL('server.py', import.meta.url))
const MOST_MS = 120_000

export type Settings = 'tab' | 'defaults'

export interface Versions {
  readonly python: string
  readonly distributed: string
  /** What of dask's configuration differs from its defaults. */
  readonly settings: Readonly<Record<string, unknown>>
}

interface Answer {
  readonly printed?: string
  readonly failed?: string
}

export interface NativeSession extends Session {
  readonly versions: Versions
  /** Seconds from the process's start to dask imported. */
  readonly took: number
}

export async function nativeSession(python: string, settings: Settings): Promise<NativeSession> {
  const began = performance.now()
  const child = spawn(python, [SERVER, settings], { stdio: ['pipe', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaints += chunk
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => resolve())
    child.on('error', (error) => {
      complaints += error.message
      resolve()
    })
  })
  const answer = async (): Promise<unknown> => {
    const patience = setTimeout(() => child.kill(), MOST_MS)
    const line = await lines.next()
    clearTimeout(patience)
    if (line.done === true) throw new Error(`the native Python ended: ${complaints.slice(-2000)}`)
    return JSON.parse(line.value)
  }
  const versions = (await answer()) as Versions
  return {
    versions,
    took: (performance.now() - began) / 1000,
    run: async (cell) => {
      child.stdin.write(`${JSON.stringify(cell)}\n`)
      const { printed, failed } = (await answer()) as Answer
      if (failed !== undefined) throw new Error(failed)
      return lastLine(printed ?? '')
    },
    close: async () => {
      child.stdin.end()
      await ended
    },
  }
}
