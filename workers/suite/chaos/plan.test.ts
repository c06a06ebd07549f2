/** What seeds mean, without playing them. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readScenario } from '../../protocol/scenario.ts'
import { type Plan, planOf, WORKS } from './plan.ts'
import { STORIES } from './stories.ts'

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1)
const plans = SEEDS.map(planOf)
const commands = ({ scenario }: Plan) => scenario.steps.map(({ command }) => command)

test('the same seed gives the same plan, another one another', () => {
  assert.deepEqual(SEEDS.map(planOf), plans)
  const different = new Set(plans.map(({ seed: _, ...plan }) => JSON.stringify(plan)))
  assert.equal(different.size, SEEDS.length)
})

test('200 seeds have every work, every story and every network', () => {
  assert.deepEqual(new Set(plans.map(({ work }) => work)), new Set(WORKS))
  const told = new Set(plans.flatMap(commands).map(({ kind }) => kind))
  const random = () => 0.5
  for (const { name, tell } of STORIES) {
    for (const { command } of tell(random, 'w1', 2)) assert.ok(told.has(command.kind), name)
  }
  const presets = plans.flatMap(commands).flatMap((command) => {
    return command.kind === 'use-network' ? [command.preset] : []
  })
  assert.equal(new Set(presets).size, 5)
})

test('each plan is a scenario that can be read', () => {
  for (const { scenario } of plans) {
    const steps = scenario.steps.map(({ at, command }) => {
      const { kind, ...fields } = command
      const rule = 'rule' in fields ? fields.rule : null
      if (rule === null) return { at, do: kind, ...fields }
      const { latency, ...others } = rule
      assert.ok(latency?.kind === 'exponential')
      return { at, do: kind, latency: { exponential: latency.mean, least: 2 }, ...others }
    })
    assert.deepEqual(readScenario({ ...scenario, steps }), scenario)
  }
})

test('what a plan does can be survived, or ends the cluster for good', () => {
  for (const plan of plans) {
    const lasting = lastingFaults(plan)
    const deadly = commands(plan).at(-1)?.kind === 'kill-scheduler'
    assert.ok(deadly || lasting.size === 0, `seed ${plan.seed}: ${[...lasting].join(', ')}`)
  }
})

/** Faults that nothing later in the plan takes back. */
function lastingFaults(plan: Plan): ReadonlySet<string> {
  const lasting = new Set<string>()
  for (const command of commands(plan)) {
    const node = 'node' in command ? command.node : ''
    switch (command.kind) {
      case 'kill':
        for (const fault of ['frozen', 'slow', 'occupied', 'filled'])
          lasting.delete(`${fault} ${node}`)
        assert.ok(!lasting.has(`killed ${node}`), `seed ${plan.seed}: ${node} is killed twice`)
        lasting.add(`killed ${node}`)
        break
      case 'restart':
        for (const fault of ['killed', 'occupied']) lasting.delete(`${fault} ${node}`)
        break
      case 'freeze':
        lasting.add(`frozen ${node}`)
        break
      case 'thaw':
        lasting.delete(`frozen ${node}`)
        break
      case 'slow':
        if (command.factor > 1) lasting.add(`slow ${node}`)
        else lasting.delete(`slow ${node}`)
        break
      case 'occupy':
        lasting.add(`occupied ${node}`)
        break
      case 'interrupt':
        for (const fault of lasting) if (/^(occupied|frozen)/.test(fault)) lasting.delete(fault)
        break
      case 'disconnect':
        lasting.add(`disconnected ${node}`)
        break
      case 'reconnect':
        lasting.delete(`disconnected ${node}`)
        break
      case 'cut':
        lasting.add(`cut ${command.from} ${command.to}`)
        break
      case 'heal':
        lasting.delete(`cut ${command.from} ${command.to}`)
        break
      case 'link':
      case 'place':
        lasting.add('network')
        break
      case 'use-network':
        if (command.preset !== null) lasting.add('network')
        else lasting.delete('network')
        break
      default:
        break
    }
  }
  return lasting
}
