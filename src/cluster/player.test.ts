/** Scenarios with a clock that is moved by hand. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClusterCommand, ClusterEvent } from '../../workers/protocol/cluster.ts'
import type { Scenario } from '../../workers/protocol/scenario.ts'
import { TakenAway } from './node.ts'
import { ScenarioPlayer } from './player.ts'

const restart = { kind: 'restart', node: 'w1' } as const
const heal = { kind: 'heal', from: '*', to: '*' } as const
const kill = { kind: 'kill', node: 'w1' } as const

function stage(perform: (command: ClusterCommand) => Promise<void>) {
  let time = 0
  const events: ClusterEvent[] = []
  const player = new ScenarioPlayer({
    perform,
    append: (event) => events.push(event),
    now: () => time,
    after: async (seconds) => {
      time += seconds
      await new Promise((resolve) => setImmediate(resolve))
    },
  })
  const steps = () => events.flatMap((e) => (e.kind === 'scenario-step' ? [e.command.kind] : []))
  const end = () => {
    const event = events.find(({ kind }) => kind === 'scenario-ended')
    return event?.kind === 'scenario-ended' ? event.how : undefined
  }
  return { player, steps, end }
}

function scenario(...commands: readonly ClusterCommand[]): Scenario {
  return { name: 'test', seed: 1, steps: commands.map((command, at) => ({ at, command })) }
}

test('a step that takes long holds up none that it waits for', async () => {
  const healed = Promise.withResolvers<void>()
  const { player, steps, end } = stage(async ({ kind }) => {
    if (kind === 'restart') await healed.promise
    else healed.resolve()
  })
  player.play(scenario(restart, heal))
  await player.ended()
  assert.deepEqual(steps(), ['restart', 'heal'])
  assert.equal(end(), 'finished')
})

test('the end comes after the last step that takes long', async () => {
  const ready = Promise.withResolvers<void>()
  const { player, end } = stage(() => ready.promise)
  player.play(scenario(restart))
  await new Promise((resolve) => setTimeout(resolve, 20))
  assert.equal(end(), undefined)
  ready.resolve()
  await player.ended()
  assert.ok(end())
})

test('a step that cannot be done ends it before the next one', async () => {
  const { player, steps } = stage(async () => {
    throw new RangeError('there is no node “w1”')
  })
  player.play(scenario(kill, heal))
  await assert.rejects(player.ended(), /^Error: steps\[0\]: there is no node “w1”$/)
  assert.deepEqual(steps(), ['kill'])
})

test('a worker that a later step takes away before it was ready is no failure', async () => {
  const taken = Promise.withResolvers<void>()
  const { player, steps } = stage(async ({ kind }) => {
    if (kind === 'restart') await taken.promise
    else taken.reject(new TakenAway('w1 was stopped before it was ready'))
  })
  player.play(scenario(restart, kill))
  await player.ended()
  assert.deepEqual(steps(), ['restart', 'kill'])
})
