import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds, SEEN, seenIn, verdictOn, withConstant } from './verdict.ts'

test('a comparison is of a name with a number, a name, or so many times a name', () => {
  const seen = { tasks: 100, workers: 4, right: true }
  assert.ok(holds('tasks == 100', seen))
  assert.ok(holds('tasks >= 25 * workers', seen))
  assert.ok(!holds('tasks > 25 * workers', seen))
  assert.ok(holds('workers < tasks', seen))
  assert.ok(holds('right == 1', seen))
  assert.ok(!holds('workers != 4', seen))
  assert.ok(holds('workers <= 4.5', seen))
})

test('what was not seen holds nothing', () => {
  assert.ok(!holds('missing == 0', {}))
  assert.ok(!holds('missing != 0', {}))
  assert.ok(!holds('tasks >= missing', { tasks: 1 }))
})

test('what is no comparison is refused', () => {
  for (const wrong of ['tasks', 'tasks = 3', '3 == tasks', 'tasks == 2 + 1', 'a == 1 or b == 2']) {
    assert.throws(() => holds(wrong, { tasks: 3 }), /is no comparison/)
  }
})

test('the first verdict that holds is the one; none may hold', () => {
  const verdicts = [
    { means: 'refuted', when: ['a == 1', 'b >= 2'], says: 'first' },
    { means: 'holds', when: ['a == 1'], says: 'second' },
  ] as const
  assert.equal(verdictOn({ a: 1, b: 2 }, verdicts)?.says, 'first')
  assert.equal(verdictOn({ a: 1, b: 1 }, verdicts)?.says, 'second')
  assert.equal(verdictOn({ a: 0, b: 2 }, verdicts), null)
})

test('what a cell returned is taken for what was seen only under its media type', () => {
  assert.deepEqual(seenIn({ 'text/plain': '…', [SEEN]: { tasks: 3 } }), { tasks: 3 })
  assert.equal(seenIn({ 'text/plain': '{"tasks": 3}' }), null)
  assert.equal(seenIn({ [SEEN]: { tasks: [3] } }), null)
})

test('a constant gets another value, and nothing else changes', () => {
  const code = 'SIZE = 50\nother_SIZE = 3  # SIZE = 2\nprint(SIZE)\n'
  assert.equal(withConstant(code, 'SIZE', 250), code.replace('SIZE = 50', 'SIZE = 250'))
  assert.match(withConstant('ROWS = 10_000_000\n', 'ROWS', 2_500_000), /^ROWS = 2_500_000$/m)
  assert.match(withConstant('ROWS = 1\n', 'ROWS', 3000), /^ROWS = 3000$/m)
  assert.throws(() => withConstant('x = 1', 'SIZE', 2), /no line "SIZE = …"/)
})
