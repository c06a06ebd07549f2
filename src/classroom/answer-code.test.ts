import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerCode, readAnswerCode } from './answer-code.ts'
import { grouped, LETTERS, readLetters } from './letters.ts'
import type { Question, VoteAnswer } from './message.ts'

const QUESTION: Question = { id: 'mapreduce-shuffle', kind: 'quiz', options: 7, several: true }
const TYPED: Question = { id: 'how-many', kind: 'quiz', options: 0, several: false }
const ANSWER: VoteAnswer = { kind: 'chosen', positions: [0, 2, 6] }
const CODE = answerCode(QUESTION, '9XW2P', ANSWER) ?? ''

test('a code says who voted what, however it is typed', () => {
  for (const typed of [CODE, CODE.toLowerCase(), CODE.replaceAll('-', ' ').replaceAll('0', 'o')]) {
    assert.deepEqual(readAnswerCode(QUESTION, typed), {
      kind: 'answer',
      voter: '9XW2P',
      answer: ANSWER,
    })
  }
  assert.ok(CODE.length < 20, CODE)
})

test('typed answers have codes when they are short', () => {
  for (const text of ['12', '−3,5', 'map', '0x1f']) {
    const code = answerCode(TYPED, 'AAAAA', { kind: 'typed', text }) ?? ''
    const read = readAnswerCode(TYPED, code)
    assert.deepEqual(read, { kind: 'answer', voter: 'AAAAA', answer: { kind: 'typed', text } })
  }
  assert.equal(answerCode(TYPED, 'AAAAA', { kind: 'typed', text: 'much too long' }), null)
})

test('one wrong letter, two wrong letters and two exchanged letters are all found', () => {
  const plain = [...(readLetters(CODE) ?? '')]
  const kindOf = (letters: readonly string[]) => readAnswerCode(QUESTION, letters.join('')).kind
  let seen = 0
  for (const [at, right] of plain.entries()) {
    for (const wrong of LETTERS.replace(right, '')) {
      const once = plain.with(at, wrong)
      assert.equal(kindOf(once), 'mistyped')
      const other = (at + 5) % plain.length
      assert.equal(kindOf(once.with(other, wrong === plain[other] ? 'Z' : wrong)), 'mistyped')
      seen++
    }
    const next = plain[at + 1]
    if (next === undefined || next === right) continue
    assert.equal(kindOf(plain.with(at, next).with(at + 1, right)), 'mistyped')
  }
  assert.ok(seen > 300)
  assert.equal(kindOf(plain.slice(0, -1)), 'mistyped')
  assert.equal(kindOf([]), 'mistyped')
})

test('a code of another question is told apart', () => {
  const code = answerCode({ ...QUESTION, id: 'mapreduce-combiner' }, '9XW2P', ANSWER) ?? ''
  assert.equal(readAnswerCode(QUESTION, code).kind, 'other-question')
})

test('codes are grouped for the eye', () => assert.equal(grouped('ABCDEFGHJ'), 'ABCD-EFGH-J'))
