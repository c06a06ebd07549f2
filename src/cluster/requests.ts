import { readCommand } from '../../workers/protocol/commands.ts'
import { DEFAULT_OPTIONS, type WorkerOptions } from '../../workers/protocol/options.ts'
import { readScenario } from '../../workers/protocol/scenario.ts'
import { DEFAULT_WORKERS } from './anticipate.ts'
import { perform } from './perform.ts'
import { playerOf } from './player.ts'
import { type ClusterSession, SCHEDULER } from './session.ts'

/** What `LocalCluster` asks of the page (`essaim/cluster/tab.py`, `_ask`). */
interface Parameters {
  readonly workers?: number | null
  readonly options?: WorkerOptions
  readonly name?: string
  /** Which node of that name is meant; null where the asker has never seen one. */
  readonly life?: number | null
  readonly command?: unknown
  readonly scenario?: unknown
}

/** Answers the kernel's requests about the cluster; every answer is JSON, errors included. */
export function clusterRequests(session: ClusterSession, player = playerOf(session)) {
  const methods: Readonly<Record<string, (asked: Parameters) => Promise<object> | object>> = {
    'cluster.start': ({ workers, options = DEFAULT_OPTIONS }) => {
      const claimed = session.claim()
      const adopted = !claimed && session.workers.length > 0
      // What was anticipated was started with the defaults.
      if (claimed && !same(options, DEFAULT_OPTIONS)) session.stop()
      const wanted = workers ?? (adopted ? session.workers.length : DEFAULT_WORKERS)
      for (const name of session.workers.slice(wanted)) session.remove(name, 'stopped')
      const starting = session.start({ kind: 'start', workers: wanted, options })
      // Each node's own readiness is asked for by name; a failure is told there.
      starting.catch(() => {})
      return { workers: session.workers, adopted }
    },
    'cluster.stop': () => {
      session.stop()
      return {}
    },
    'node.start': ({ name = '', options = DEFAULT_OPTIONS }) => {
      session.startNode(name, options).catch(() => {})
      return { life: session.node(name)?.settings.life ?? null }
    },
    'node.stop': ({ name = '', life = null }) => {
      const node = session.node(name)
      const another = life !== null && session.latest(name)?.settings.life !== life
      if (another && (node?.ready === false || session.comesBack(name))) return {}
      session.remove(name, 'stopped')
      return {}
    },
    'node.ready': async ({ name = SCHEDULER }) => {
      const latest = session.latest(name)
      // One that failed before it was asked for says why, though it is gone.
      const node = session.node(name) ?? (latest?.ready ? undefined : latest)
      if (node === undefined) throw new Error(`there is no node ${name}`)
      return { address: await node.started, life: node.settings.life }
    },
    'cluster.command': async ({ command }) => {
      await perform(session, readCommand(command))
      return {}
    },
    'scenario.play': ({ scenario }) => {
      const { steps } = readScenario(scenario)
      player.play(readScenario(scenario))
      return { steps: steps.length, seconds: steps.at(-1)?.at ?? 0 }
    },
    'scenario.ended': async () => {
      await player.ended()
      return {}
    },
    'scenario.stop': () => {
      player.stop()
      return {}
    },
  }
  return async (method: string, payload: string): Promise<string> => {
    try {
      const answer = methods[method]
      if (answer === undefined) throw new Error(`the page does not know ${method}`)
      return JSON.stringify(await answer(JSON.parse(payload) as Parameters))
    } catch (error) {
      return JSON.stringify({ error: error instanceof Error ? error.message : String(error) })
    }
  }
}

function same(one: WorkerOptions, other: WorkerOptions): boolean {
  const inOrder = ({ threads, memoryLimit, resources, config }: WorkerOptions) =>
    JSON.stringify([threads, memoryLimit, resources, config])
  return inOrder(one) === inOrder(other)
}
