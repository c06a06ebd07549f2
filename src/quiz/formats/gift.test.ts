import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mark } from '../mark.ts'
import type { AskedQuestion } from '../question.ts'
import { readGift } from './gift-read.ts'
import { writeGift } from './gift-write.ts'

const one = (text: string, language: 'en' | 'fr' = 'en'): AskedQuestion => {
  const { questions, notes } = readGift(text, language)
  assert.equal(questions.length, 1, JSON.stringify(notes))
  const [question] = questions
  assert.ok(question)
  return question
}
const typed = (question: AskedQuestion, text: string) =>
  mark(question, { kind: 'typed', text }, 'en')
const chosen = (question: AskedQuestion, ...positions: readonly number[]) =>
  mark(question, { kind: 'chosen', positions }, 'en')

describe('marks are those of Moodle', () => {
  test('one answer, with part of the marks for another', () => {
    const question = one('Which?{\n=all#yes\n~%50%half#nearly\n~none#no\n}')
    assert.equal(question.kind, 'single')
    assert.deepEqual(chosen(question, 0), { fraction: 1, why: [{ about: '', says: 'yes' }] })
    assert.deepEqual(chosen(question, 1), { fraction: 0.5, why: [{ about: '', says: 'nearly' }] })
    assert.equal(chosen(question, 2).fraction, 0)
  })

  test('several answers', () => {
    const question = one('Which?{\n~%50%a\n~%50%b\n~%-50%c\n}')
    assert.equal(question.kind, 'multiple')
    assert.equal(chosen(question, 0, 1).fraction, 1)
    assert.equal(chosen(question, 0, 2).fraction, 0)
  })

  test('true or false: the first sentence is for who is wrong', () => {
    const question = one('Grant lives.{FALSE#He does not.#Right.}', 'fr')
    assert.deepEqual(chosen(question, 0), {
      fraction: 0,
      why: [{ about: '', says: 'He does not.' }],
    })
    assert.deepEqual(chosen(question, 1), { fraction: 1, why: [{ about: '', says: 'Right.' }] })
    assert.ok(question.kind === 'single')
    assert.deepEqual(
      question.choices.map(({ text }) => text),
      ['Vrai', 'Faux'],
    )
  })

  test('numbers, intervals, and what is said to all others', () => {
    const question = one('Born?{#\n=1822:0#yes\n=%50%1822:2#close\n~#far\n}')
    assert.equal(typed(question, '1822').fraction, 1)
    assert.equal(typed(question, '1824').fraction, 0.5)
    assert.deepEqual(typed(question, '1900').why, [{ about: '', says: 'far' }])
    assert.equal(typed(one('Pi?{#3.141..3.142}'), '3.142').fraction, 1)
    assert.equal(typed(one('Pi?{#3.141..3.142}'), '3.143').fraction, 0)
  })

  test('short texts, in any capitals', () => {
    const question = one('From {=Nazareth =%25%Beth*}.')
    assert.equal(question.prompt, 'From _____ .')
    assert.equal(typed(question, 'nazareth').fraction, 1)
    assert.equal(typed(question, 'Bethlehem').fraction, 0.25)
  })

  test('pairs, with a right side that belongs to nothing', () => {
    const question = one('Match.{=a -> 1\n=b\\: -> 2\\=2\n= -> 3\n}')
    assert.ok(question.kind === 'match')
    assert.deepEqual(question.pairs, [
      { left: 'a', right: '1' },
      { left: 'b:', right: '2=2' },
    ])
    assert.deepEqual(question.others, ['3'])
  })
})

describe('errors', () => {
  const file = [
    '// a file with errors',
    '::good::One?{=a ~b}',
    '',
    '::bad::Two?{',
    '=a',
    '~%150%b',
    '}',
    '',
    '::open::Three?{=a ~b',
    '',
    'Four?{~a ~b}',
    '',
    'Five?{=a ~b}',
  ].join('\r\n')

  test('the good questions are kept, and the bad ones have lines', () => {
    const { questions, notes } = readGift(file, 'en')
    assert.deepEqual(
      questions.map(({ id }) => id),
      ['good', 'question'],
    )
    assert.deepEqual(
      notes.map(({ kind, line, question }) => ({ kind, line, question })),
      [
        { kind: 'unreadable', line: 6, question: 'bad' },
        { kind: 'unreadable', line: 9, question: 'open' },
        { kind: 'unanswerable', line: 11, question: '' },
      ],
    )
  })

  test('nothing, and what is no GIFT, gives no question and no crash', () => {
    assert.deepEqual(readGift('', 'en'), { questions: [], notes: [] })
    const noise = readGift('\u0000\u0001}{}{~~==\n\n{{{\n\n<quiz>', 'en')
    assert.deepEqual(noise.questions, [])
    assert.ok(noise.notes.length >= 2)
  })

  test('right answers that are no whole mark are told', () => {
    const { notes } = readGift('Which?{~%50%a ~%20%b ~c}', 'en')
    assert.deepEqual(
      notes.map(({ kind, detail }) => [kind, detail]),
      [['not-whole', '70 %']],
    )
  })
})

test('what GIFT has no sign for is told', () => {
  const asked = { prompt: '?', points: 2, why: '', shuffle: true }
  const items = ['a', 'b']
  const { text, notes } = writeGift({
    title: 'A quiz',
    questions: [
      { ...asked, id: 'ordered', kind: 'order', items },
      { ...asked, id: 'asked', kind: 'poll', options: items, points: 0 },
      {
        ...asked,
        id: 'size',
        kind: 'number',
        answers: [{ value: 1e-7, tolerance: 1e21, credit: 1, why: '' }],
        units: [{ name: 'MB', factor: 1 }],
        otherwise: '',
      },
      {
        ...asked,
        id: 'word',
        kind: 'text',
        answers: [{ pattern: 'a\\*', credit: 1, why: '' }],
        sameCase: true,
        otherwise: 'no',
      },
    ],
  })
  assert.deepEqual(
    notes.map(({ question, kind, detail }) => `${question}: ${kind} ${detail}`.trim()),
    [
      'ordered: type order',
      'asked: type poll',
      'size: units MB',
      'size: points 2',
      'word: same-case',
      'word: points 2',
    ],
  )
  assert.match(text, /=%100%0\.0000001:1000000000000000000000/)
  const word = readGift(text, 'en').questions[1]
  assert.ok(word?.kind === 'text')
  assert.deepEqual([word.answers[0]?.pattern, word.otherwise], ['a\\*', 'no'])
})

test('signs of GIFT, of HTML and code stay what they are', () => {
  const odd = 'a = b ~ c # d {e} f: g \\ h <i> & `x < 1` → %50% // é\nnew line'
  const question: AskedQuestion = {
    id: 'odd',
    kind: 'single',
    prompt: odd,
    points: 1,
    why: odd,
    shuffle: true,
    choices: [
      { text: '%50% of it', credit: 1, why: odd },
      { text: odd, credit: -0.5, why: '' },
      { text: '# and `', credit: 0, why: '' },
    ],
  }
  const { text, notes } = writeGift({ title: 'odd', questions: [question] })
  assert.deepEqual(notes, [])
  assert.deepEqual(readGift(text, 'en'), { questions: [question], notes: [] })
})

test('a colon that nobody escaped is one of the text, as Moodle reads it', () => {
  const question = one('::On: time:: Right or wrong: a reduce at 10:30? {T}')
  assert.equal(question.prompt, 'Right or wrong: a reduce at 10:30?')
  assert.deepEqual(chosen(question, 0).fraction, 1)
  const number = one('How long: in seconds? {#3:0.5}')
  assert.equal(typed(number, '3.4').fraction, 1)
})
