import type { ClusterCommand, ClusterEvent } from '../../workers/protocol/cluster.ts'
import type { Scenario } from '../../workers/protocol/scenario.ts'
import { TakenAway } from './node.ts'
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

/**
 * Plays scenarios: one at a time, each step at its time, in the order of the list. A step that
 * takes long holds up no other one: a worker that is started while its links are cut is ready only
 * after a later step has healed them.
 */
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
    const underWay: Promise<void>[] = []
    let failure: string | null = null
    const check = () => {
      if (failure === null) return
      this.#tell({ kind: 'scenario-ended', at: now(), name, how: 'failed', message: failure })
      throw new Error(failure)
    }
    for (const [index, { at, command }] of steps.entries()) {
      await after(Math.max(0, began + at - now()))
      check()
      if (this.#stopped)
        return this.#tell({ kind: 'scenario-ended', at: now(), name, how: 'stopped' })
      this.#tell({ kind: 'scenario-step', at: now(), index, command })
      const done = perform(command).catch((error: unknown) => {
        // What one step started, another one may end.
        if (error instanceof TakenAway) return
        const reason = error instanceof Error ? error.message : String(error)
        failure ??= `steps[${index}]: ${reason}`
      })
      underWay.push(done)
      // What cannot be done is known at once, and said before the next step.
      await after(0)
      check()
    }
    await Promise.all(underWay)
    check()
    this.#tell({ kind: 'scenario-ended', at: now(), name, how: 'finished' })
  }

  #tell(event: ClusterEvent): void {
    this.#stage.append(event)
  }
}
