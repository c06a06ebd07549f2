/** The words of the glossary, and where lessons mark them. */

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { parse } from 'yaml'
import { firstMentions } from './first-mentions.ts'
import { glossaryMarks } from './glossary-marks.ts'

const FOLDER = new URL('../../content/glossary/', import.meta.url)
const LANGUAGES = ['en', 'fr'] as const
type Both<T> = Readonly<Record<(typeof LANGUAGES)[number], T>>

interface Entry {
  readonly term: Both<string>
  readonly definition: Both<string>
  readonly marked: Both<readonly string[]>
  readonly related: readonly string[]
}

const entries = new Map(
  readdirSync(FOLDER).map((file) => [
    file.replace(/\.yaml$/, ''),
    parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Entry,
  ]),
)

describe('the words', () => {
  test('are at least eighty', () => assert.ok(entries.size >= 80, `${entries.size} words`))

  for (const language of LANGUAGES) {
    test(`each has a name and marks of its own (${language})`, () => {
      const all = [...entries.values()]
      const names = all.map(({ term }) => term[language].toLowerCase())
      assert.equal(new Set(names).size, names.length)
      const marks = all.flatMap(({ marked }) => marked[language])
      assert.deepEqual(
        marks.filter((mark, at) => marks.indexOf(mark) !== at),
        [],
      )
    })

    test(`each is defined in at most two sentences (${language})`, () => {
      for (const [slug, { definition }] of entries) {
        const sentences = definition[language].match(/[.!?](?=\s|$)/g) ?? []
        assert.ok(sentences.length >= 1 && sentences.length <= 2, slug)
        assert.match(definition[language], /^\p{Lu}.*\.$/su, slug)
      }
    })
  }

  test('each leads to others that are there', () => {
    for (const [slug, { related }] of entries) {
      assert.ok(related.length > 0, slug)
      assert.equal(new Set([slug, ...related]).size, related.length + 1, slug)
      for (const other of related) assert.ok(entries.has(other), `${slug}: ${other}`)
    }
  })
})

describe('mentions', () => {
  const words = [
    { slug: 'worker', forms: ['worker', 'workers'] },
    { slug: 'web-worker', forms: ['web worker'] },
  ]

  test('are cut out where a word comes first, and only there', () => {
    const { cut } = firstMentions(words)
    assert.deepEqual(cut('Three workers, one worker.'), [
      { text: 'Three ' },
      { text: 'workers', slug: 'worker' },
      { text: ', one worker.' },
    ])
    assert.deepEqual(cut('A worker.'), [{ text: 'A worker.' }])
  })

  test('go to the longest word, and never into another', () => {
    const { cut } = firstMentions(words)
    assert.deepEqual(cut('A web worker'), [
      { text: 'A ' },
      { text: 'web worker', slug: 'web-worker' },
    ])
    assert.deepEqual(cut('coworkers, worker-1, worker()'), [
      { text: 'coworkers, worker-1, worker()' },
    ])
  })

  test('that the author has marked are left alone', () => {
    const { cut, known } = firstMentions(words)
    known('worker')
    assert.deepEqual(cut('a worker'), [{ text: 'a worker' }])
  })
})

describe('marks', () => {
  const text = (value: string) => ({ type: 'text', value })
  const lesson = () => ({
    type: 'root',
    children: [
      { type: 'heading', children: [text('A scheduler')] },
      { type: 'paragraph', children: [{ type: 'inlineCode', value: 'scheduler' }] },
      { type: 'paragraph', children: [{ type: 'link', children: [text('a scheduler')] }] },
      { type: 'paragraph', children: [{ type: 'strong', children: [text('the scheduler')] }] },
    ],
  })

  test('stand in prose, not in headings, links and code', () => {
    const tree = lesson()
    glossaryMarks()(tree, { path: '/x/content/lessons/some/en.mdx' })
    const before = lesson()
    assert.deepEqual(tree.children.slice(0, 3), before.children.slice(0, 3))
    assert.match(JSON.stringify(tree.children[3]), /"name":"Term".*"value":"scheduler"/)
  })

  test('are for lessons only', () => {
    const tree = lesson()
    glossaryMarks()(tree, { path: '/x/content/exercises/some/en.mdx' })
    assert.deepEqual(tree, lesson())
  })
})
