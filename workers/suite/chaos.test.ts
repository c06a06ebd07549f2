/** A few seeds of `npm run chaos`: works while faults happen end right, or with a definite error. */

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Ground } from './chaos/ground.ts'
import { planOf } from './chaos/plan.ts'
import { play } from './chaos/play.ts'
import { told } from './chaos/report.ts'

/** With most faults in them, and works that need no package; the scheduler dies in the last. */
const SEEDS = [3, 9, 11, 16, 32, 37, 54, 43] as const

const ground = new Ground('core')
after(() => ground.close())

for (const seed of SEEDS) {
  const plan = planOf(seed)
  const faults = new Set(plan.scenario.steps.map(({ command }) => command.kind))
  test(`seed ${seed}: ${plan.work} while there is ${[...faults].join(', ')}`, async () => {
    const played = await play(ground, plan)
    assert.notEqual(played.verdict.kind, 'failed', told(played))
  })
}
