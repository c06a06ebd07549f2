/** A scenario: faults and changes of the network, each at its time. */

import type { ClusterCommand } from './cluster.ts'
import { readCommand } from './commands.ts'
import { at, fieldsOf, numberOf, textOf, Wrong } from './reading.ts'

export interface Step {
  /** Seconds since the scenario began. */
  readonly at: number
  readonly command: ClusterCommand
}

export interface Scenario {
  readonly name: string
  /** For what is drawn by lot: the delays of networks that name no seed of their own. */
  readonly seed: number
  readonly steps: readonly Step[]
}

const LONGEST_S = 3600

/**
 * Reads what a lesson or a cell declares.
 * @throws Wrong for the first thing that is wrong, with where it stands
 */
export function readScenario(value: unknown): Scenario {
  const fields = fieldsOf(value, '', ['name', 'seed', 'steps'])
  const name = fields.name === undefined ? 'scenario' : textOf(fields, 'name', '')
  const seed = numberOf(fields.seed ?? 1, 'seed', { least: 0, most: 2 ** 31 - 1, whole: true })
  if (!Array.isArray(fields.steps) || fields.steps.length === 0) {
    throw new Wrong('steps', 'a list of steps is expected, with one at least')
  }
  let last = 0
  const steps = fields.steps.map((step: unknown, index): Step => {
    const path = `steps[${index}]`
    const command = readCommand(step, path, seed, ['at'])
    const when = numberOf((step as { readonly at?: unknown }).at, at(path, 'at'), {
      least: 0,
      most: LONGEST_S,
    })
    if (when < last) {
      throw new Wrong(at(path, 'at'), `this is ${when}, but the step before comes at ${last}`)
    }
    last = when
    return { at: when, command }
  })
  return { name, seed, steps }
}
