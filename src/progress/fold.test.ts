import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Happening, mergeEvents, type ProgressEvent } from './event.ts'
import { fold } from './fold.ts'
import { group } from './group.ts'

let count = 0
function event(at: number, happening: Happening, module = 'M3'): ProgressEvent {
  return { ...happening, id: `e${count++}`, at, module }
}

const tried = (at: number, earned: number): ProgressEvent =>
  event(at, {
    kind: 'exercise-tried',
    exercise: 'count-words',
    edition: 'a',
    earned,
    points: 6,
    passed: earned === 6,
    hints: 0,
  })
const answered = (at: number, earned: number | null): ProgressEvent =>
  event(at, { kind: 'quiz-answered', quiz: 'mapreduce', question: 'who-sorts', earned, points: 1 })

const checked = (at: number, step: string, earned: number): ProgressEvent =>
  event(
    at,
    { kind: 'step-checked', notebook: 'flights-review', step, edition: 'a', earned, points: 3 },
    'M4',
  )

const EVENTS = [
  event(1, { kind: 'lesson-read', lesson: 'counting-words' }),
  event(2, { kind: 'cell-run', lesson: 'counting-words', cell: 'one', ended: 'done' }),
  tried(3, 2),
  tried(4, 6),
  tried(5, 3),
  event(6, { kind: 'solution-seen', exercise: 'count-words' }),
  answered(7, 0),
  answered(8, 1),
  answered(9, null),
  event(10, { kind: 'lesson-read', lesson: 'cores' }, 'M1'),
]

test('the best try counts, the first answer is remembered, a poll is worth nothing', () => {
  const { exercises, questions, modules } = fold(EVENTS)
  assert.deepEqual(exercises.get('count-words'), {
    exercise: 'count-words',
    module: 'M3',
    tries: 3,
    best: 6,
    points: 6,
    passed: true,
    solutionSeen: true,
    last: 6,
  })
  const question = questions.get('mapreduce/who-sorts')
  assert.deepEqual([question?.first, question?.best, question?.tries], [0, 1, 2])
  assert.deepEqual(modules.get('M3'), {
    read: ['counting-words'],
    cells: 1,
    tried: 1,
    passed: 1,
    earned: 7,
    last: 9,
  })
  assert.deepEqual(modules.get('M1')?.read, ['cores'])
})

test('of each step of a notebook the best check counts, for its module too', () => {
  const { steps, modules } = fold([
    checked(1, 'share-of-late', 3),
    checked(2, 'share-of-late', 1),
    checked(3, 'read-the-month', 2),
  ])
  const step = steps.get('flights-review/share-of-late')
  assert.deepEqual([step?.best, step?.points, step?.tries, step?.last], [3, 3, 2, 2])
  assert.deepEqual([modules.get('M4')?.earned, modules.get('M4')?.last], [5, 3])
})

test('the order in which events come changes nothing', () => {
  assert.deepEqual(fold(EVENTS.toReversed()), fold(EVENTS))
})

test('two histories merge to the same from both sides, and merging again adds nothing', () => {
  const [mine, theirs] = [EVENTS.slice(0, 6), EVENTS.slice(4)]
  const both = mergeEvents(mine, theirs)
  assert.deepEqual(both, mergeEvents(theirs, mine))
  assert.equal(both.length, EVENTS.length)
  assert.deepEqual(mergeEvents(both, mine), both)
})

test('a group: best scores, and what most got wrong comes first', () => {
  const ada = { name: 'Ada', progress: { events: [tried(1, 6), answered(2, 1)], works: [] } }
  const stuck = checked(3, 'share-of-late', 1)
  const bob = {
    name: 'Bob',
    progress: { events: [tried(1, 2), answered(2, 1), stuck], works: [] },
  }
  const { students, exercises, notebooks, difficulties } = group([bob, ada])
  assert.deepEqual(
    students.map(({ name, earned, view }) => [
      name,
      earned,
      view.exercises.get('count-words')?.best,
    ]),
    [
      ['Ada', 7, 6],
      ['Bob', 4, 2],
    ],
  )
  assert.deepEqual(exercises, ['count-words'])
  assert.deepEqual(notebooks, ['flights-review'])
  assert.deepEqual(difficulties, [
    { kind: 'step', slug: 'flights-review/share-of-late', tried: 1, wrong: 1 },
    { kind: 'exercise', slug: 'count-words', tried: 2, wrong: 1 },
    { kind: 'question', slug: 'mapreduce/who-sorts', tried: 2, wrong: 0 },
  ])
})
