import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { quizSchema } from '../schema.ts'
import { spoken } from '../translate.ts'
import { readGift } from './gift-read.ts'
import { writeYaml } from './yaml.ts'

const QUIZZES = fileURLToPath(new URL('../../../content/quizzes', import.meta.url))

/** What a translator would do, in the quickest way. */
const filled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [key, filled(one)] as const)
  const all = Object.fromEntries(entries)
  if ('en' in all && 'fr' in all) {
    const text = all.en || all.fr || '-'
    return { en: text, fr: text }
  }
  return all
}

test('what was imported is refused until it is translated, and then is the same', () => {
  const { questions } = readGift(
    '::size::Which?{=a#why ~%50%b#x ~c#y}\n\nHow many?{#4:1#four}',
    'fr',
  )
  const written = parse(writeYaml({ title: 'Un quiz', questions }, 'fr'))
  const refused = quizSchema.safeParse(written)
  assert.equal(refused.success, false)
  assert.ok(refused.error.issues.some(({ path }) => path.join('.') === 'questions.0.prompt.en'))
  const read = quizSchema.parse(filled(written))
  const [first] = spoken(read, 'fr').questions
  assert.deepEqual(first, questions[0])
})

test('our own quizzes come back as they were', () => {
  for (const file of globSync('*.yaml', { cwd: QUIZZES })) {
    const quiz = quizSchema.parse(parse(readFileSync(`${QUIZZES}/${file}`, 'utf8')))
    const english = spoken(quiz, 'en')
    const again = spoken(quizSchema.parse(filled(parse(writeYaml(english, 'en')))), 'en')
    const rounded = JSON.parse(JSON.stringify(english), (key, value) =>
      key === 'credit' ? Number((value * 100).toFixed(5)) / 100 : value,
    )
    assert.deepEqual(
      again.questions.map((question) => ({ ...question, why: '', otherwise: '' })),
      rounded.questions.map((question: object) => ({ ...question, why: '', otherwise: '' })),
      file,
    )
  }
})
