/** What docs/authoring.md says in its ten minutes is so: its commands, its tags, its example. */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ROOT } from '../paths.ts'
import { readCourse } from './course.ts'
import { sentenceOf } from './finding.ts'
import { lint } from './lint.ts'
import { readText } from './mdx.ts'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const guide = read('docs/authoring.md')
const minutes = /## In ten minutes\n([\s\S]*?)\n## /.exec(guide)?.[1] ?? ''
const example = (/````mdx\n([\s\S]*?)\n *````/.exec(minutes)?.[1] ?? '').replaceAll(/^ {3}/gm, '')

test('every command of the guide is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  const named = [...guide.matchAll(/npm (?:run ([\w-]+)|(test|start))/g)].map(
    ([, run, other]) => run ?? other ?? '',
  )
  assert.ok(named.length > 5)
  assert.deepEqual(
    named.filter((name) => !(name in scripts)),
    [],
  )
})

test('its example has the four tags, which the page of a lesson gives', () => {
  const tags = new Set(readText(example).tags.map(({ name }) => name))
  assert.deepEqual([...tags].toSorted(), ['ClusterPanel', 'Exercise', 'Experiment', 'Quiz'])
  const page = read('src/pages/[lang]/lessons/[slug].astro')
  const given =
    /components=\{\{([^}]*)\}\}/
      .exec(page)?.[1]
      ?.split(',')
      .map((name) => name.trim()) ?? []
  assert.deepEqual(
    [...tags].filter((name) => !given.includes(name)),
    [],
  )
})

test('its example, as a lesson of this course, has nothing to mend', () => {
  const course = readCourse(ROOT)
  const path = 'content/lessons/counting-words/en.mdx'
  const french = path.replace('en.mdx', 'fr.mdx')
  const files = new Map(course.files).set(path, example).set(french, example)
  const said = lint({ ...course, files }).filter(({ file }) =>
    file.startsWith('content/lessons/counting-words/'),
  )
  // Both are the same text here, and that alone is told.
  assert.deepEqual(said.filter(({ says }) => !/is the English one/.test(says)).map(sentenceOf), [])
  assert.equal(readText(example).cells.length, 1)
})
