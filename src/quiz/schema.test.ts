import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quizSchema } from './schema.ts'

const both = (text: string) => ({ en: text, fr: text })
const choice = (text: string, more = {}) => ({ text, why: both('because'), ...more })
const quiz = (...questions: readonly object[]) => ({
  title: both('A quiz'),
  module: 'M3',
  minutes: 1,
  questions,
})
const asked = (more: object) => ({ id: 'one', prompt: both('?'), ...more })
const credits = (more: object) => {
  const [question] = quizSchema.parse(quiz(asked(more))).questions
  assert.ok(question?.kind === 'single' || question?.kind === 'multiple')
  return question.choices.map(({ credit }) => credit)
}
const problem = (...questions: readonly object[]) => {
  const read = quizSchema.safeParse(quiz(...questions))
  return read.success ? '' : read.error.issues.map(({ message }) => message).join()
}

test('marks are shared out evenly where the author does not say', () => {
  const choices = [choice('a', { right: true }), choice('b'), choice('c', { right: true })]
  assert.deepEqual(credits({ kind: 'single', choices }), [1, 0, 1])
  assert.deepEqual(credits({ kind: 'multiple', choices }), [0.5, -1, 0.5])
})

test('an author may say what each is worth', () => {
  const choices = [choice('a', { credit: 100 }), choice('b', { credit: 50 }), choice('c')]
  assert.deepEqual(credits({ kind: 'single', choices }), [1, 0.5, 0])
})

test('what cannot be marked is refused', () => {
  const wrong = [choice('a'), choice('b')]
  assert.match(problem(asked({ kind: 'single', choices: wrong })), /one answer must be right/)
  assert.match(problem(asked({ kind: 'multiple', choices: wrong })), /add up to 100/)
  const short = [choice('a', { credit: 50 }), choice('b', { credit: 40 })]
  assert.match(problem(asked({ kind: 'multiple', choices: short })), /add up to 100/)
  const poll = asked({ kind: 'poll', options: ['a', 'b'] })
  assert.equal(problem(poll), '')
  assert.match(problem(poll, poll), /two questions are called one/)
})
