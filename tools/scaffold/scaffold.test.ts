import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { parse } from 'yaml'
import { Trouble } from '../trouble.ts'
import { scaffoldLesson } from './scaffold.ts'

const content = mkdtempSync(join(tmpdir(), 'essaim-scaffold-'))
after(() => rmSync(content, { recursive: true }))

test('a new lesson has all its files, and names its exercise', () => {
  const files = scaffoldLesson('joining-tables', content)
  assert.ok(files.every((file) => existsSync(file)))
  const lesson = parse(readFileSync(join(content, 'lessons/joining-tables/lesson.yaml'), 'utf8'))
  assert.equal(lesson.title.en, 'Joining tables')
  for (const language of ['en', 'fr']) {
    const text = readFileSync(join(content, `lessons/joining-tables/${language}.mdx`), 'utf8')
    assert.match(text, /<Exercise slug="joining-tables-first" \/>/)
  }
  const exercise = join(content, 'exercises/joining-tables-first')
  const { wrong } = parse(readFileSync(join(exercise, 'exercise.yaml'), 'utf8'))
  for (const file of Object.keys(wrong)) assert.ok(existsSync(join(exercise, 'wrong', file)))
})

test('a lesson that is there stays as it is', () => {
  assert.throws(() => scaffoldLesson('joining-tables', content), Trouble)
})

test('only a slug is a slug', () => {
  for (const slug of ['', '../up', 'Two Words', 'é', '-a']) {
    assert.throws(() => scaffoldLesson(slug, content), Trouble, slug)
  }
})
