import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mark } from './mark.ts'
import { readNumber } from './number.ts'
import type { AskedQuestion } from './question.ts'

const asked = { id: 'q', prompt: '?', points: 1, why: '', shuffle: true }
const choice = (text: string, credit: number) => ({ text, credit, why: `${text}!` })

const multiple: AskedQuestion = {
  ...asked,
  kind: 'multiple',
  choices: [choice('a', 0.5), choice('b', 0.5), choice('c', -0.5), choice('d', -0.5)],
}
const chosen = (...positions: readonly number[]) => ({ kind: 'chosen', positions }) as const

describe('several answers, as Moodle counts them', () => {
  const fraction = (...positions: readonly number[]) =>
    mark(multiple, chosen(...positions), 'en').fraction
  test('parts are added', () => {
    assert.equal(fraction(0), 0.5)
    assert.equal(fraction(0, 1), 1)
    assert.equal(fraction(0, 1, 2), 0.5)
  })
  test('a mark is never below zero, nor above one', () => {
    assert.equal(fraction(2, 3), 0)
    assert.equal(fraction(0, 1, 2, 3), 0)
    assert.equal(fraction(), 0)
  })
  test('choosing twice counts once', () => assert.equal(fraction(0, 0), 0.5))
  test('each chosen answer is explained', () => {
    assert.deepEqual(mark(multiple, chosen(0, 3), 'fr').why, [
      { about: 'a', says: 'a!' },
      { about: 'd', says: 'd!' },
    ])
  })
})

test('thirds of Moodle make a whole', () => {
  const thirds = { ...multiple, choices: ['a', 'b', 'c'].map((text) => choice(text, 0.33333)) }
  assert.equal(mark(thirds, chosen(0, 1, 2), 'en').fraction, 1)
})

test('one wrong choice may cost marks, as in Moodle', () => {
  const single = {
    ...multiple,
    kind: 'single',
    choices: [choice('a', 1), choice('b', -0.5)],
  } as const
  assert.equal(mark(single, chosen(1), 'en').fraction, -0.5)
})

test('what is said after any answer comes last', () => {
  const said = { ...multiple, why: 'all!' }
  assert.deepEqual(mark(said, chosen(0), 'en').why, [
    { about: 'a', says: 'a!' },
    { about: '', says: 'all!' },
  ])
})

test('one answer is one answer', () => {
  const single: AskedQuestion = {
    ...multiple,
    kind: 'single',
    choices: [choice('a', 1), choice('b', 0)],
  }
  assert.equal(mark(single, chosen(0), 'en').fraction, 1)
  assert.equal(mark(single, chosen(1), 'en').fraction, 0)
  assert.throws(() => mark(single, chosen(0, 1), 'en'), RangeError)
  assert.throws(() => mark(single, { kind: 'typed', text: 'a' }, 'en'), RangeError)
})

const size: AskedQuestion = {
  ...asked,
  kind: 'number',
  answers: [
    { value: 4, tolerance: 0.1, credit: 1, why: 'right' },
    { value: 4, tolerance: 1, credit: 0.5, why: 'near' },
  ],
  units: [
    { name: 'MB', factor: 1 },
    { name: 'kB', factor: 0.001 },
  ],
  otherwise: 'no',
}

test('a number within its tolerance, in any of its units', () => {
  const fraction = (text: string) => mark(size, { kind: 'typed', text }, 'en').fraction
  assert.equal(fraction('4'), 1)
  assert.equal(fraction('4,05 MB'), 1)
  assert.equal(fraction('4000 kB'), 1)
  assert.equal(fraction('4.6'), 0.5)
  assert.equal(fraction('40'), 0)
  assert.equal(fraction('4 km'), 0)
  assert.equal(fraction('four'), 0)
})

test('numbers are read as both languages write them', () => {
  for (const language of ['en', 'fr'] as const) {
    const read = (text: string) => readNumber(text, [], language)
    assert.equal(read('336\u202f776'), 336776)
    assert.equal(read('-1,5'), -1.5)
    assert.equal(read('\u22121.5'), -1.5)
    assert.equal(read('1e3'), 1000)
    assert.equal(read('.5'), 0.5)
    for (const none of ['', 'e', '1.2.3', '1,2,3', 'four']) assert.equal(read(none), null, none)
  }
  assert.equal(readNumber('336,776', [], 'en'), 336776)
  assert.equal(readNumber('1,234.5', [], 'en'), 1234.5)
  assert.equal(readNumber('336,776', [], 'fr'), 336.776)
})

test('letters of a unit count where another unit has the same', () => {
  const megabyte = { name: 'MB', factor: 8 }
  assert.equal(readNumber('2 mb', [megabyte], 'en'), 16)
  assert.equal(readNumber('2 Mb', [megabyte, { name: 'Mb', factor: 1 }], 'en'), 2)
  assert.equal(readNumber('2 mb', [megabyte, { name: 'Mb', factor: 1 }], 'en'), null)
})

test('the last bit of a number decides nothing', () => {
  const sum: AskedQuestion = {
    ...asked,
    kind: 'number',
    answers: [{ value: 0.2, tolerance: 0.1, credit: 1, why: '' }],
    units: [],
    otherwise: '',
  }
  assert.equal(mark(sum, { kind: 'typed', text: '0.3' }, 'en').fraction, 1)
  assert.equal(mark(sum, { kind: 'typed', text: '0.301' }, 'en').fraction, 0)
})

test('a text, with a star for anything, however a keyboard writes it', () => {
  const text: AskedQuestion = {
    ...asked,
    kind: 'text',
    answers: [
      { pattern: 'merge*tree', credit: 1, why: 'yes' },
      { pattern: "d'un arbre\\*", credit: 0.5, why: 'nearly' },
    ],
    sameCase: false,
    otherwise: 'no',
  }
  const fraction = (given: string) => mark(text, { kind: 'typed', text: given }, 'en').fraction
  assert.equal(fraction(' Merge  a tree'), 1)
  assert.equal(fraction('merge a treé'), 0)
  assert.equal(fraction(''), 0)
  assert.equal(fraction('d’un arbre*'), 0.5)
  assert.equal(fraction('d’un arbre binaire'), 0)
  const points = { ...text, answers: [{ pattern: 'a.b\\', credit: 1, why: '' }] }
  assert.equal(mark(points, { kind: 'typed', text: 'aXb\\' }, 'en').fraction, 0)
  assert.equal(mark(points, { kind: 'typed', text: 'a.b\\' }, 'en').fraction, 1)
})

test('an order counts the items in their place', () => {
  const order: AskedQuestion = {
    ...asked,
    kind: 'order',
    items: ['a', 'b', 'c', 'd'],
    why: '',
  }
  const fraction = (...places: readonly (number | null)[]) =>
    mark(order, { kind: 'placed', places }, 'en').fraction
  assert.equal(fraction(0, 1, 2, 3), 1)
  assert.equal(fraction(0, 2, 1, 3), 0.5)
  assert.equal(fraction(1, 2, 3, 0), 0)
  assert.equal(fraction(0, null, null, null), 0.25)
})

test('pairs count one by one, and equal right sides are one', () => {
  const match: AskedQuestion = {
    ...asked,
    kind: 'match',
    pairs: [
      { left: 'a', right: '1' },
      { left: 'b', right: '2' },
      { left: 'c', right: '1' },
    ],
    others: ['9'],
    why: '',
  }
  const fraction = (...positions: readonly (number | null)[]) =>
    mark(match, { kind: 'matched', positions }, 'en').fraction
  assert.equal(fraction(0, 1, 0), 1)
  assert.equal(fraction(0, null, 2), 1 / 3)
  assert.equal(fraction(null, null, null), 0)
})

test('a poll is not marked', () => {
  const poll: AskedQuestion = { ...asked, points: 0, kind: 'poll', options: ['a', 'b'] }
  assert.equal(mark(poll, chosen(1), 'en').fraction, null)
})
