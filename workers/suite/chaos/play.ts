/** Plays one seed on a ground, and judges what came of it. */

import { playerOf } from '../../../src/cluster/player.ts'
import type { ClusterEvent } from '../../protocol/cluster.ts'
import type { KernelEvent } from '../../protocol/kernel.ts'
import type { Ran } from '../notebook.ts'
import type { Ground } from './ground.ts'
import { limitsFor, Patience } from './patience.ts'
import type { Plan } from './plan.ts'
import { type Failure, isDefinite, type Verdict } from './verdict.ts'

export interface Played {
  readonly plan: Plan
  readonly verdict: Verdict
  /** Seconds, without the preparation. */
  readonly seconds: number
  /** Steps that were done before the work ended. */
  readonly met: number
}

const LOOK_MS = 250
const PREPARATION_S = 300
const now = () => performance.now() / 1000
const failed = (how: Failure, message: string): Verdict => ({ kind: 'failed', how, message })

export async function play(ground: Ground, plan: Plan): Promise<Played> {
  const { scenario, work, seed } = plan
  const { cluster } = ground.notebook.tab
  const calm = await prepared(ground, plan)
  const patience = new Patience(limitsFor(calm, scenario.steps.at(-1)?.at ?? 0), now)
  const player = playerOf(cluster)
  const crashes: string[] = []
  let met = 0
  const end = ground.watch((event) => {
    patience.moved()
    if (event?.kind === 'scenario-step') met++
    const crash = crashOf(event)
    if (crash !== null) crashes.push(crash)
  })
  const stray = (error: unknown) => crashes.push(`a rejection: ${String(error)}`)
  process.on('unhandledRejection', stray)
  const began = now()
  let metByWork = 0
  const playing = async (): Promise<Verdict> => {
    player.play(scenario)
    const ran = await ground.run(work, seed)
    metByWork = met
    const answer = verdictOf(plan, ran)
    if (answer.kind === 'failed') return answer
    try {
      await player.ended()
    } catch (error) {
      return failed('scenario', String(error))
    }
    try {
      return (await whole(ground, plan)) ?? answer
    } catch (error) {
      return failed('not whole again', String(error))
    }
  }
  try {
    const verdict = await inTime(playing(), patience)
    const crash = crashes[0]
    const judged =
      crash !== undefined && verdict.kind !== 'failed' ? failed('crash', crash) : verdict
    return { plan, verdict: judged, seconds: now() - began, met: metByWork }
  } finally {
    player.stop()
    process.off('unhandledRejection', stray)
    end()
  }
}

/** A cluster for the plan; seconds that its work takes undisturbed. */
async function prepared(ground: Ground, { work, seed, workers, allowedFailures }: Plan) {
  let late: NodeJS.Timeout | undefined
  const overtime = new Promise<never>((_resolve, reject) => {
    const error = new Error(`nothing was ready after ${PREPARATION_S} s`)
    late = setTimeout(() => reject(error), PREPARATION_S * 1000)
  })
  const prepare = async () => {
    await ground.prepare(workers, allowedFailures)
    return ground.calm(work, seed)
  }
  try {
    return await Promise.race([prepare(), overtime])
  } finally {
    clearTimeout(late)
  }
}

function crashOf(event: ClusterEvent | null): string | null {
  return event?.kind === 'node-lost' && event.why === 'crashed' ? `${event.node} crashed` : null
}

async function inTime(playing: Promise<Verdict>, patience: Patience): Promise<Verdict> {
  let timer: NodeJS.Timeout | undefined
  const overtime = new Promise<Verdict>((resolve) => {
    timer = setInterval(() => {
      if (patience.over !== null) resolve(failed('hang', patience.over))
    }, LOOK_MS)
  })
  try {
    return await Promise.race([playing, overtime])
  } finally {
    clearInterval(timer)
  }
}

function verdictOf(plan: Plan, { outcome, events, stdout }: Ran): Verdict {
  if (outcome.lost) {
    return failed('crash', outcome.status === 'crashed' ? `kernel: ${outcome.reason}` : 'kernel')
  }
  const error = events.find((event) => event.kind === 'failed') as
    | Extract<KernelEvent, { kind: 'failed' }>
    | undefined
  if (error !== undefined) {
    const { name, message, traceback } = error
    if (isDefinite(plan, error)) return { kind: 'error', name }
    return failed('unexplained error', `${name}: ${message}\n${traceback}`)
  }
  if (stdout.endsWith('right\n')) return { kind: 'right' }
  return failed('wrong answer', stdout)
}

/** Once all faults are over: the cluster as it was, or the scheduler gone for good. */
async function whole(ground: Ground, plan: Plan): Promise<Verdict | null> {
  const { cluster } = ground.notebook.tab
  if (cluster.node('scheduler') === undefined) return null
  const { workers, allowedFailures } = plan
  await ground.prepare(workers, allowedFailures)
  const probed = await ground.probe(workers)
  const expected = `[${Array(workers).fill(1).join(', ')}]`
  if (probed === expected && cluster.state === 'ready') return null
  return failed('not whole again', `${cluster.state}, ${probed}`)
}
