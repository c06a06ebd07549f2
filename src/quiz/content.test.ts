/** Every quiz of the course: it can be read, and its best answer gets all marks in both languages. */

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { arranged } from './arrange.ts'
import { mark } from './mark.ts'
import { type Answer, type AskedQuestion, rightSides } from './question.ts'
import { quizSchema } from './schema.ts'
import { translated } from './translate.ts'

const FOLDER = fileURLToPath(new URL('../../content/quizzes', import.meta.url))

/** What a reader would answer who knows everything. */
function best(question: AskedQuestion): Answer {
  switch (question.kind) {
    case 'single': {
      const right = question.choices.findIndex(({ credit }) => credit === 1)
      return { kind: 'chosen', positions: [right] }
    }
    case 'multiple': {
      const positions = question.choices.flatMap(({ credit }, at) => (credit > 0 ? [at] : []))
      return { kind: 'chosen', positions }
    }
    case 'poll':
      return { kind: 'chosen', positions: [0] }
    case 'number':
      return { kind: 'typed', text: String(question.answers[0]?.value) }
    case 'text':
      return { kind: 'typed', text: question.answers[0]?.pattern.replaceAll('*', '') ?? '' }
    case 'order':
      return { kind: 'placed', places: question.items.map((_, at) => at) }
    case 'match': {
      const sides = rightSides(question)
      return { kind: 'matched', positions: question.pairs.map(({ right }) => sides.indexOf(right)) }
    }
    default:
      return question satisfies never
  }
}

const files = globSync('*.yaml', { cwd: FOLDER })
const read = (file: string) =>
  quizSchema.parse(parse(readFileSync(`${FOLDER}/${file}`, 'utf8'))).questions

for (const file of files) {
  describe(basename(file, '.yaml'), () => {
    for (const question of read(file)) {
      for (const language of ['en', 'fr'] as const) {
        test(`${question.id}, ${language}`, () => {
          const asked = translated(question, (texts) => texts[language])
          const { fraction } = mark(asked, best(asked), language)
          assert.equal(fraction, question.kind === 'poll' ? null : 1)
          const shown = arranged(asked, 'a seed')
          assert.equal(new Set(shown).size, shown.length)
        })
      }
    }
  })
}
test('all kinds of questions are asked', () => {
  const kinds = new Set(files.flatMap(read).map(({ kind }) => kind))
  assert.deepEqual([...kinds].sort(), [
    'match',
    'multiple',
    'number',
    'order',
    'poll',
    'single',
    'text',
  ])
})
