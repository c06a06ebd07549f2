/** Native clusters beside the tab's. */

import { shareOf } from '../browser/memory.ts'
import type { Samples, Side } from '../samples.ts'
import { at, cellOf, startCell } from '../scenarios.ts'
import { runNumber, type Session } from '../session.ts'
import { type NativeSession, nativeSession } from './server.ts'

type NativeSide = Exclude<Side, 'browser'>
const SETTINGS = { native: 'tab', defaults: 'defaults' } as const

/** A first start that nobody measures: after it, the machine has Python's files at hand. */
export async function warmUp(python: string): Promise<NativeSession['versions']> {
  const session = await nativeSession(python, 'tab')
  await runNumber(session, startCell(1))
  await session.close()
  return session.versions
}

/** Starts a native cluster; its session stays. */
export async function nativeCluster(
  python: string,
  side: NativeSide,
  workers: number,
  samples: Samples,
): Promise<Session> {
  const session = await nativeSession(python, SETTINGS[side])
  samples.add(side, 'kernel warm', session.took)
  const took = await runNumber(session, startCell(workers))
  // Natively there is no cold start to be had without emptying the system's caches.
  samples.add(side, at('start warm', workers), took)
  samples.add(side, at('whole start warm', workers), session.took + took)
  const close = async () => {
    await session.run('client.close()\nprint(1)\n').catch(() => {})
    await session.close()
  }
  return { run: session.run, close }
}

/** The share of memory of a native worker before packages, the mean of all. */
export async function measureProcesses(session: Session, samples: Samples): Promise<void> {
  await samples.measure('native', 'memory', async () => {
    const processes = await session.run(cellOf('cluster', 'processes(client)'))
    if (!Array.isArray(processes) || processes.length === 0) throw new Error('no processes')
    return (
      processes
        .map(Number)
        .map(shareOf)
        .reduce((a, b) => a + b) / processes.length
    )
  })
}
