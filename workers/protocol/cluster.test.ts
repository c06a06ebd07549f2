import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readEvents, type SchedulerEvent } from './cluster.ts'

const payload = readFileSync(new URL('golden/events.json', import.meta.url), 'utf8')

test('reads the golden events, one of each kind', () => {
  const kinds: Readonly<Record<SchedulerEvent['kind'], number>> = {
    'worker-added': 1,
    'worker-removed': 1,
    'graph-submitted': 1,
    'task-transitioned': 7,
    'workers-sampled': 1,
    'data-moved': 1,
  }
  const seen: Record<string, number> = {}
  for (const { kind } of readEvents(payload)) seen[kind] = (seen[kind] ?? 0) + 1
  assert.deepEqual(seen, kinds)
})

test('events keep their order and their values', () => {
  const events = readEvents(payload)
  assert.deepEqual(
    events.map((event) => event.at),
    events.map((event) => event.at).toSorted((a, b) => a - b),
  )
  const stored = events.find((e) => e.kind === 'task-transitioned' && e.to === 'memory')
  assert.ok(stored?.kind === 'task-transitioned')
  assert.deepEqual(stored.ran, [['compute', 1700000000.8, 1700000000.9]])
  assert.equal(stored.worker, 'w1')
})

for (const [name, broken] of [
  ['an object instead of a list', '{"kind": "worker-added", "at": 1}'],
  ['a kind that does not exist', '[{"kind": "worker-married", "at": 1}]'],
  ['an event without a time', '[{"kind": "worker-added"}]'],
  ['a time that is text', '[{"kind": "worker-added", "at": "1"}]'],
  ['a graph without its prefixes', '[{"kind": "graph-submitted", "at": 1, "tasks": 2}]'],
  ['nothing', '[null]'],
] as const) {
  test(`refuses ${name}`, () => {
    assert.throws(() => readEvents(broken), RangeError)
  })
}
test('refuses what is no JSON', () => {
  assert.throws(() => readEvents('['), SyntaxError)
})
