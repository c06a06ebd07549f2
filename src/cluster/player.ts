import type { ClusterCommand, ClusterEvent } from '../../workers/protocol/cluster.ts'
import type { Scenario } from '../../workers/protocol/scenario.ts'
import { perform } from './perform.ts'
import type { ClusterSession } from './session.ts'

/** Plays on the tab's cluster. */
export function playerOf(session: ClusterSession, now = () => Date.now() / 1000): ScenarioPlayer {
  return new ScenarioPlayer({
    perform: (command) => perform(session, command),
    append: (event) => session.log.append(event),
    now,
    after: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
  })
}

/** What a scenario is played on. */
export interface Stage {
  readonly perform: (command: ClusterCommand) => Promise<void>
  readonly append: (event: ClusterEvent) => void
  /** Seconds, Unix. */
  readonly now: () => number
  /** Resolves after so many seconds. */
  readonly after: (seconds: number) => Promise<void>
}

/** Plays scenarios: one at a time, each step at its time, in the order of the list. */
export class ScenarioPlayer {
  readonly #stage: Stage
  #playing: { readonly scenario: Scenario; readonly ended: Promise<void> } | null = null
  #stopped = false

  constructor(stage: Stage) {
    this.#stage = stage
  }

  /**
   * Begins a scenario.
   * @throws Error while another one is played
   */
  play(scenario: Scenario): void {
    if (this.#playing !== null) {
      throw new Error(`the scenario “${this.#playing.scenario.name}” is still being played`)
    }
    this.#stopped = false
    const { name, seed, steps } = scenario
    this.#tell({ kind: 'scenario-started', at: this.#stage.now(), name, seed, steps: steps.length })
    const ended = this.#run(scenario).finally(() => {
      this.#playing = null
    })
    ended.catch(() => {})
    this.#playing = { scenario, ended }
  }

  /** Resolves at the end of what is played; rejects with its sentence when a step failed. */
  async ended(): Promise<void> {
    await this.#playing?.ended
  }

  /** No further step is done. */
  stop(): void {
    this.#stopped = true
  }

  async #run({ name, steps }: Scenario): Promise<void> {
    const { now, after, perform } = this.#stage
    const began = now()
    for (const [index, { at, command }] of steps.entries()) {
      await after(Math.max(0, began + at - now()))
      if (this.#stopped)
        return this.#tell({ kind: 'scenario-ended', at: now(), name, how: 'stopped' })
      this.#tell({ kind: 'scenario-step', at: now(), index, command })
      try {
        await perform(command)
      } catch (error) {
        const message = `steps[${index}]: ${error instanceof Error ? error.message : String(error)}`
        this.#tell({ kind: 'scenario-ended', at: now(), name, how: 'failed', message })
        throw new Error(message)
      }
    }
    this.#tell({ kind: 'scenario-ended', at: now(), name, how: 'finished' })
  }

  #tell(event: ClusterEvent): void {
    this.#stage.append(event)
  }
}
