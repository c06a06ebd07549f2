/** Which errors are definite, and when waiting ends. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClusterCommand } from '../../protocol/cluster.ts'
import { limitsFor, Patience } from './patience.ts'
import type { Plan, Work } from './plan.ts'
import { isDefinite } from './verdict.ts'

function plan(work: Work, allowedFailures: number, ...commands: ClusterCommand[]): Plan {
  const steps = commands.map((command) => ({ at: 0, command }))
  return { seed: 1, work, workers: 2, allowedFailures, scenario: { name: '', seed: 1, steps } }
}

const kill = { kind: 'kill', node: 'w1' } as const
const error = (name: string, message = '') => ({ name, message })

test('an error is definite where a fault of the plan explains it', () => {
  assert.ok(isDefinite(plan('futures', 0, kill), error('KilledWorker')))
  assert.ok(!isDefinite(plan('futures', 3, kill), error('KilledWorker')))
  const dead = plan('futures', 3, { kind: 'kill-scheduler' })
  assert.ok(isDefinite(dead, error('FutureCancelledError')))
  assert.ok(!isDefinite(plan('futures', 3, kill), error('FutureCancelledError')))
  assert.ok(isDefinite(plan('futures', 3, { kind: 'interrupt' }), error('TaskStopped')))
  assert.ok(!isDefinite(dead, error('TaskStopped')))
})

test('an actor that was lost says so; any other RuntimeError is a mistake', () => {
  const lost = error('RuntimeError', 'Worker holding Actor was lost.  Status: cancelled')
  assert.ok(isDefinite(plan('actors', 3, kill), lost))
  assert.ok(!isDefinite(plan('futures', 3, kill), lost))
  assert.ok(!isDefinite(plan('actors', 3), lost))
  assert.ok(!isDefinite(plan('actors', 3, kill), error('RuntimeError', 'something else')))
})

test('a hang is when nothing moves, beyond the time for the work', () => {
  let now = 0
  const limits = limitsFor(2, 4)
  const patience = new Patience(limits, () => now)
  now = limits.enough - 1
  assert.equal(patience.over, null, 'it may take its time without a sign')
  now = limits.enough + 1
  assert.match(patience.over ?? '', /nothing has moved for \d+ s/)
  patience.moved()
  assert.equal(patience.over, null)
  now += limits.still + 1
  assert.match(patience.over ?? '', /nothing has moved/)
  for (; now < limits.most + 1; now++) patience.moved()
  assert.match(patience.over ?? '', /it moves, and has not ended/)
})

test('a slower machine is given more time', () => {
  assert.ok(limitsFor(20, 4).enough > 3 * limitsFor(2, 4).enough)
})
