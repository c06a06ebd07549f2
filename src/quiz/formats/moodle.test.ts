import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mark } from '../mark.ts'
import type { AskedQuestion } from '../question.ts'
import { readMoodle } from './moodle-read.ts'
import { writeMoodle } from './moodle-write.ts'
import { readQuestions } from './read.ts'

const asked = { points: 1, why: '', shuffle: true, prompt: 'How large?' }
const quiz = (...questions: readonly string[]) =>
  `<?xml version="1.0"?>\n<quiz>\n${questions.join('\n')}\n</quiz>`
const choice = (name: string, more = '') =>
  `<question type="multichoice"><name><text>${name}</text></name>
<questiontext format="html"><text>&lt;p&gt;Which &lt;b&gt;one&lt;/b&gt; of <![CDATA[<code>a < b</code>]]>?&lt;/p&gt;</text></questiontext>
<single>true</single>${more}
<answer fraction="100"><text>a</text></answer><answer fraction="0"><text>b</text></answer></question>`

test('units count as Moodle counts them, there and back', () => {
  const size: AskedQuestion = {
    ...asked,
    id: 'size',
    kind: 'number',
    answers: [{ value: 4, tolerance: 0.1, credit: 1, why: 'Four bytes each.' }],
    units: [
      { name: 'MB', factor: 1 },
      { name: 'kB', factor: 0.001 },
    ],
    otherwise: 'no',
  }
  const { text, notes } = writeMoodle({ title: '', questions: [size] })
  assert.deepEqual(notes, [])
  assert.match(text, /<multiplier>1000<\/multiplier><unit_name>kB/)
  const [again] = readMoodle(text, 'en').questions
  assert.deepEqual(again, size)
  assert.ok(again)
  assert.equal(mark(again, { kind: 'typed', text: '4000 kB' }, 'en').fraction, 1)
})

test('an order is one of Moodle, counted by places', () => {
  const order: AskedQuestion = { ...asked, id: 'order', kind: 'order', items: ['a', '`b`', 'c'] }
  const { text } = writeMoodle({ title: '', questions: [order] })
  assert.match(text, /type="ordering"[\s\S]*<gradingtype>ABSOLUTE_POSITION/)
  assert.deepEqual(readMoodle(text, 'en'), { questions: [order], notes: [] })
})

test('what Moodle has no place for is told', () => {
  const { notes } = writeMoodle({
    title: '',
    questions: [
      { ...asked, id: 'poll', kind: 'poll', options: ['a', 'b'] },
      {
        ...asked,
        id: 'share',
        kind: 'text',
        answers: [{ pattern: 'a', credit: 0.37, why: '' }],
        sameCase: true,
        otherwise: '',
      },
    ],
  })
  assert.deepEqual(
    notes.map(({ question, kind, detail }) => `${question}: ${kind} ${detail}`),
    ['poll: type poll', 'share: credit 37 %'],
  )
})

test('words and code are read, formatting is told with its line', () => {
  const { questions, notes } = readMoodle(quiz(choice('Which one')), 'en')
  assert.equal(questions[0]?.prompt, 'Which one of `a < b`?')
  assert.equal(questions[0]?.id, 'which-one')
  assert.deepEqual(
    notes.map(({ kind, line }) => `${kind} ${line}`),
    ['formatting 3', 'name 3'],
  )
})

test('hints, penalties, tags and pictures are told', () => {
  const more = `<penalty>0.3333333</penalty><hint><text>Think.</text></hint>
<tags><tag><text>exam</text></tag></tags><correctfeedback><text>Well done.</text></correctfeedback>`
  const { questions, notes } = readMoodle(quiz(choice('q', more)), 'en')
  assert.equal(questions.length, 1)
  const kinds = notes.map(({ kind }) => kind).sort()
  assert.deepEqual(kinds, ['feedback', 'formatting', 'hints', 'penalty', 'tags'])
})

test('a file that breaks off gives the questions before, and the line', () => {
  const whole = quiz(choice('one'), choice('two'))
  const { questions, notes } = readMoodle(whole.slice(0, whole.lastIndexOf('<answer')), 'en')
  assert.deepEqual(
    questions.map(({ id }) => id),
    ['one'],
  )
  const [unreadable] = notes.filter(({ kind }) => kind === 'unreadable')
  assert.equal(unreadable?.line, whole.slice(0, whole.lastIndexOf('<answer')).split('\n').length)
})

test('an error in the middle keeps what came before it', () => {
  const { questions, notes } = readMoodle(
    quiz(choice('one'), '<question></quest>', choice('two')),
    'en',
  )
  assert.equal(questions[0]?.id, 'one')
  assert.ok(notes.some(({ kind, line }) => kind === 'unreadable' && line === 7))
})

test('another XML, and no XML at all, are told', () => {
  for (const file of ['<html><body/></html>', '<quiz', 'no xml', '']) {
    const { questions, notes } = readMoodle(file, 'en')
    assert.deepEqual(questions, [])
    assert.ok(
      notes.some(({ kind }) => kind === 'unreadable'),
      file,
    )
  }
})

test('entities that were not declared are not fetched, and scripts are not text', () => {
  const evil = `<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<quiz>${choice('q').replace('Which', '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;')}</quiz>`
  const { questions, notes } = readMoodle(evil, 'en')
  assert.equal(questions[0]?.prompt, 'one of `a < b`?')
  assert.ok(notes.some(({ kind }) => kind === 'pictures'))
})

test('the format is seen from the first characters', () => {
  assert.equal(readQuestions(`\uFEFF${quiz(choice('q'))}`, 'en').questions.length, 1)
  assert.equal(readQuestions('\uFEFFWhich?{=a ~b}', 'en').questions.length, 1)
})
