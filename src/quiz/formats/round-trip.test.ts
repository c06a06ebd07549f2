/** Files that were not made by us: what is read of them outlives every format, and the rest is told. */

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { AskedQuestion } from '../question.ts'
import { giftBlocks } from './gift-blocks.ts'
import { readGift } from './gift-read.ts'
import { writeGift } from './gift-write.ts'
import { readMoodle } from './moodle-read.ts'
import { writeMoodle } from './moodle-write.ts'
import type { Imported, NoteKind } from './note.ts'

const FIXTURES = fileURLToPath(new URL('fixtures', import.meta.url))
const LEFT_OUT: readonly NoteKind[] = ['unreadable', 'type', 'unanswerable', 'category']

const files = (pattern: string) => globSync(pattern, { cwd: FIXTURES }).sort()
const content = (file: string) => readFileSync(`${FIXTURES}/${file}`, 'utf8')
const leftOut = ({ notes }: Imported) => notes.filter(({ kind }) => LEFT_OUT.includes(kind)).length
/** GIFT cannot say that answers keep their order, nor that capitals matter. */
const asGift = (questions: readonly AskedQuestion[]) =>
  questions.map((question) => ({
    ...question,
    shuffle: true,
    ...(question.kind === 'text' ? { sameCase: false } : {}),
  }))

describe('GIFT', () => {
  for (const file of files('gift/*.gift')) {
    test(file, () => {
      const read = readGift(content(file), 'en')
      assert.equal(read.questions.length + leftOut(read), giftBlocks(content(file)).length)
      assert.ok(!read.notes.some(({ kind }) => kind === 'unreadable'))
      const quiz = { title: file, questions: read.questions }
      const again = readGift(writeGift(quiz).text, 'en')
      assert.deepEqual(again.questions, asGift(read.questions))
      const moodle = readMoodle(writeMoodle(quiz).text, 'en')
      assert.deepEqual(moodle.questions, read.questions)
      assert.deepEqual(moodle.notes, [])
    })
  }
})

describe('Moodle XML', () => {
  for (const file of files('moodle/*.xml')) {
    test(file, () => {
      const text = content(file)
      const read = readMoodle(text, 'en')
      const asked = text.match(/<question type=/g)?.length
      assert.equal(read.questions.length + leftOut(read), asked)
      const again = readMoodle(writeMoodle({ title: file, questions: read.questions }).text, 'en')
      assert.deepEqual(again, { questions: read.questions, notes: [] })
      const expressible = read.questions.filter(({ kind }) => kind !== 'order')
      const gift = readGift(writeGift({ title: file, questions: read.questions }).text, 'en')
      assert.deepEqual(gift.questions, asGift(expressible))
    })
  }
})

test('all kinds that both can ask are among them', () => {
  const kinds = [...files('gift/*.gift'), ...files('moodle/*.xml')].flatMap((file) =>
    (file.endsWith('xml') ? readMoodle : readGift)(content(file), 'fr').questions.map(
      ({ kind }) => kind,
    ),
  )
  assert.deepEqual([...new Set(kinds)].sort(), [
    'match',
    'multiple',
    'number',
    'order',
    'single',
    'text',
  ])
})
