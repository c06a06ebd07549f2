import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mark } from '../quiz/mark.ts'
import type { Answer, Question } from '../quiz/question.ts'
import { translated } from '../quiz/translate.ts'
import { blind, neutralOrder, unblind } from './blind.ts'

const text = (en: string) => ({ en, fr: en })
const asked = { points: 1, prompt: text('?'), why: text('Since.'), shuffle: true }
const choice = (en: string, credit: number) => ({ text: text(en), credit, why: text('Why.') })

const QUESTIONS: readonly (readonly [Question, Answer])[] = [
  [
    { ...asked, id: 'one', kind: 'single', choices: [choice('z', 1), choice('a', 0)] },
    { kind: 'chosen', positions: [1] },
  ],
  [
    { ...asked, id: 'rows', kind: 'order', items: [text('c'), text('a'), text('b')] },
    // Shown as a, b, c; c is the first, a the second, b the third.
    { kind: 'placed', places: [1, 2, 0] },
  ],
  [
    {
      ...asked,
      id: 'pairs',
      kind: 'match',
      pairs: [
        { left: text('1'), right: text('z') },
        { left: text('2'), right: text('m') },
        { left: text('3'), right: text('z') },
      ],
      others: [text('a')],
    },
    // Shown as a, m, z.
    { kind: 'matched', positions: [2, 1, 2] },
  ],
]

test('the right answer to a blind question is right for the written one, and only that', () => {
  for (const [question, answer] of QUESTIONS) {
    const written = translated(question, ({ en }) => en)
    const order = neutralOrder(question)
    assert.equal(mark(written, unblind(order, answer), 'en').fraction, 1, question.id)
    assert.notEqual(mark(written, answer, 'en').fraction, 1, question.id)
  }
})

test('a blind question tells nothing of what is right, and is the same when blinded again', () => {
  for (const [question] of QUESTIONS) {
    const told = JSON.stringify(blind(question))
    assert.doesNotMatch(told, /Since|Why|"credit":1/)
    assert.deepEqual(blind(blind(question)), blind(question))
    const turned: Question =
      question.kind === 'order' ? { ...question, items: question.items.toReversed() } : question
    assert.equal(JSON.stringify(blind(turned)), told)
  }
})
