import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LeaderMessage } from './message.ts'
import { readFollowerMessage, readLeaderMessage } from './read.ts'

const MESSAGE: LeaderMessage = {
  version: 1,
  term: 't',
  sequence: 3,
  body: {
    kind: 'standing',
    standing: {
      deck: 'dask',
      position: { slide: 'one', fragment: -1 },
      codes: [{ cell: 'c', code: 'x = 1' }],
      asked: {
        question: { id: 'q', kind: 'poll', options: 2, several: false },
        tally: { voters: 1, counts: [1, 0], texts: [] },
        revealed: false,
      },
      attendance: false,
    },
  },
}

/** The value with something else in one place, for each place of it. */
function* broken(value: unknown): Generator<unknown> {
  for (const other of [undefined, -7, 'x'.repeat(60_000), [[]], {}]) yield other
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    for (const other of broken(inner)) {
      yield Array.isArray(value)
        ? value.map((item, at) => (String(at) === key ? other : item))
        : { ...value, [key]: other }
    }
  }
}

test('a message is read as it was written', () => {
  assert.deepEqual(readLeaderMessage(JSON.parse(JSON.stringify(MESSAGE))), MESSAGE)
})

test('what is broken in any one place is refused whole, and nothing is thrown', () => {
  let refused = 0
  for (const message of broken(MESSAGE)) {
    const read = readLeaderMessage(message)
    if (typeof read === 'string') refused++
    else assert.deepEqual(read, message)
    assert.equal(readFollowerMessage(message) === 'unreadable' || read === 'other-version', true)
  }
  assert.ok(refused > 80, `${refused}`)
})

test('what is not asked for is left out', () => {
  const body = { kind: 'join', deck: 'dask', more: '<script>' }
  assert.deepEqual(readFollowerMessage({ version: 1, body, extra: 1 }), {
    version: 1,
    body: { kind: 'join', deck: 'dask' },
  })
  assert.equal(readFollowerMessage({ version: 7, body }), 'other-version')
})
