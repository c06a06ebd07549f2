import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mark } from './mark.ts'
import { readNumber } from './number.ts'
import type { Question, Texts } from './question.ts'

const both = (text: string): Texts => ({ en: text, fr: text })
const asked = { id: 'q', prompt: both('?'), points: 1 }
const choice = (text: string, credit: number) => ({
  text: both(text),
  credit,
  why: both(`${text}!`),
})

const multiple: Question = {
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
    assert.deepEqual(mark(multiple, chosen(0, 3), 'fr').why, [both('a!'), both('d!')])
  })
})

test('one answer is one answer', () => {
  const single: Question = {
    ...multiple,
    kind: 'single',
    choices: [choice('a', 1), choice('b', 0)],
  }
  assert.equal(mark(single, chosen(0), 'en').fraction, 1)
  assert.equal(mark(single, chosen(1), 'en').fraction, 0)
  assert.throws(() => mark(single, chosen(0, 1), 'en'), RangeError)
  assert.throws(() => mark(single, { kind: 'typed', text: 'a' }, 'en'), RangeError)
})

const size: Question = {
  ...asked,
  kind: 'number',
  answers: [
    { value: 4, tolerance: 0.1, credit: 1, why: both('right') },
    { value: 4, tolerance: 1, credit: 0.5, why: both('near') },
  ],
  units: [
    { name: 'MB', factor: 1 },
    { name: 'kB', factor: 0.001 },
  ],
  otherwise: both('no'),
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
  assert.equal(readNumber('336\u202f776', []), 336776)
  assert.equal(readNumber('-1,5', []), -1.5)
  assert.equal(readNumber('1e3', []), 1000)
  assert.equal(readNumber('.5', []), 0.5)
  assert.equal(readNumber('', []), null)
  assert.equal(readNumber('e', []), null)
  assert.equal(readNumber('1.2.3', []), null)
})

test('a text in the language of the reader, with a star for anything', () => {
  const text: Question = {
    ...asked,
    kind: 'text',
    answers: [{ pattern: { en: 'merge*tree', fr: 'arbre*' }, credit: 1, why: both('yes') }],
    sameCase: false,
    otherwise: both('no'),
  }
  const fraction = (given: string, language: 'en' | 'fr') =>
    mark(text, { kind: 'typed', text: given }, language).fraction
  assert.equal(fraction(' Merge  a tree', 'en'), 1)
  assert.equal(fraction('Merge  a tree', 'fr'), 0)
  assert.equal(fraction('arbre (binaire)', 'fr'), 1)
  assert.equal(fraction('', 'fr'), 0)
  const points = { ...text, answers: [{ ...text.answers[0], pattern: both('a.b') }] } as Question
  assert.equal(mark(points, { kind: 'typed', text: 'aXb' }, 'en').fraction, 0)
})

test('an order counts the items in their place', () => {
  const order: Question = {
    ...asked,
    kind: 'order',
    items: ['a', 'b', 'c', 'd'].map(both),
    why: both(''),
  }
  const fraction = (...positions: readonly number[]) =>
    mark(order, { kind: 'ordered', positions }, 'en').fraction
  assert.equal(fraction(0, 1, 2, 3), 1)
  assert.equal(fraction(0, 2, 1, 3), 0.5)
  assert.equal(fraction(1, 2, 3, 0), 0)
})

test('pairs count one by one, equal right sides either way', () => {
  const match: Question = {
    ...asked,
    kind: 'match',
    pairs: [
      { left: both('a'), right: both('1') },
      { left: both('b'), right: both('2') },
      { left: both('c'), right: both('1') },
    ],
    others: [both('9')],
    why: both(''),
  }
  const fraction = (...positions: readonly (number | null)[]) =>
    mark(match, { kind: 'matched', positions }, 'en').fraction
  assert.equal(fraction(2, 1, 0), 1)
  assert.equal(fraction(0, null, 3), 1 / 3)
  assert.equal(fraction(null, null, null), 0)
})

test('a poll is not marked', () => {
  const poll: Question = { ...asked, points: 0, kind: 'poll', options: [both('a'), both('b')] }
  assert.equal(mark(poll, chosen(1), 'en').fraction, null)
})
