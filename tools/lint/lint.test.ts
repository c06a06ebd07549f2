/** Each mistake is told with its file, its line, and what mends it; a new lesson has none. */

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { scaffoldLesson } from '../scaffold/scaffold.ts'
import { type Course, readCourse } from './course.ts'
import { sentenceOf } from './finding.ts'
import { lint } from './lint.ts'
import { DRAFT } from './mdx.ts'

const root = mkdtempSync(join(tmpdir(), 'essaim-lint-'))
after(() => rmSync(root, { recursive: true }))
mkdirSync(join(root, 'content'))
writeFileSync(join(root, 'content/modules.yaml'), "- id: M3\n  title: { en: 'Map', fr: 'Map' }\n")
scaffoldLesson('joining-tables', join(root, 'content'))
scaffoldLesson('reading-many-small-files-from-many-places', join(root, 'content'))
const good = readCourse(root)

const LESSON = 'content/lessons/joining-tables'
const EXERCISE = 'content/exercises/joining-tables-first'

/** The course with one file changed, or without it. */
function but(path: string, change: (text: string) => string | null): Course {
  const files = new Map(good.files)
  const changed = change(files.get(path) ?? '')
  if (changed === null) files.delete(path)
  else files.set(path, changed)
  return { ...good, files }
}

const lineOf = (course: Course, path: string, words: string) =>
  (course.files.get(path) ?? '').split('\n').findIndex((line) => line.includes(words)) + 1

function tells(course: Course, ...wanted: readonly RegExp[]): void {
  const said = lint(course).map(sentenceOf)
  assert.equal(said.length, wanted.length, said.join('\n'))
  for (const [at, pattern] of wanted.entries()) assert.match(said[at] ?? '', pattern)
}

test('what npm run new-lesson writes has nothing to mend', () => {
  assert.deepEqual(lint(good).map(sentenceOf), [])
})

test('French signs without their space, in texts and in fields, but not in code', () => {
  const text = but(`${LESSON}/fr.mdx`, (words) =>
    words.replace(/^## .*$/m, (heading) => `${heading} Pourquoi?\n\nEn code: \`{1: 2}\`, «ici ».`),
  )
  tells(
    text,
    /fr\.mdx:\d+: text: “.*Pourquoi\?”: \? has no space\. Put a plain space before it/,
    /fr\.mdx:\d+: text: “En code: `”: : has no space/,
    /fr\.mdx:\d+: text: “.*«ici”: « has no space\. Put a plain space after it/,
  )
  const field = but(`${LESSON}/lesson.yaml`, (sheet) =>
    sheet.replace(/^( {2}fr: ).*$/m, "$1'Quoi!'"),
  )
  tells(field, /lesson\.yaml:\d+: title\.fr: “Quoi!”: ! has no space/)
})

test('a missing translation: a file, a field, a list, a text left in English', () => {
  tells(
    but(`${LESSON}/fr.mdx`, () => null),
    /joining-tables\/fr\.mdx: file: it is missing or empty\. Write the text in French/,
  )
  const bare = but(`${LESSON}/lesson.yaml`, (text) => text.replace(/^ {2}fr: .*\n/m, ''))
  tells(bare, /lesson\.yaml:\d+: title\.fr: it is missing or empty/)
  const uneven = but(`${EXERCISE}/exercise.yaml`, (text) =>
    text.replace(/(hints:\n {2}en:\n)/, '$1    - One more.\n'),
  )
  tells(uneven, /exercise\.yaml:\d+: hints: 2 entries in English, 1 in French/)
  const english = good.files.get(`${LESSON}/en.mdx`) ?? ''
  const left = but(`${LESSON}/fr.mdx`, (text) => {
    const paragraph = english.split('\n').find((line) => line.length > 40) ?? ''
    return text.replace(/^.{40,}$/m, paragraph)
  })
  tells(left, /fr\.mdx:1: text: this paragraph is the English one\. Translate it/)
})

test('a module is planned for as long as its lessons take', () => {
  const short = but('content/modules.yaml', (text) => `${text}  hours: [0.1, 0.2]\n`)
  tells(
    short,
    /modules\.yaml:3: M3 hours: at most 12 minutes are planned, and its lessons take \d+/,
  )
})

test('a draft is refused until it is translated', () => {
  const draft = but(`${LESSON}/fr.mdx`, (text) => `{/* ${DRAFT} */}\n${text}`)
  tells(draft, /fr\.mdx:1: text: the text is a draft that is not translated yet/)
})

test('both texts have the same headings, cells and tags', () => {
  const more = but(`${LESSON}/fr.mdx`, (text) => `${text}\n### Encore\n`)
  tells(more, /fr\.mdx: headings: English has h2, h2; French has h2, h2, h3/)
  const other = but(`${LESSON}/fr.mdx`, (text) => text.replace('name="first"', 'name="premier"'))
  tells(other, /fr\.mdx: live cells: English has first; French has premier/)
})

test('headings begin at the second level and leave none out', () => {
  const both = (heading: string) => ({
    ...good,
    files: new Map(
      [...good.files].map(([path, text]) =>
        path.startsWith(LESSON) && path.endsWith('.mdx')
          ? [path, `${text}\n${heading}\n`]
          : [path, text],
      ),
    ),
  })
  tells(
    both('# Title'),
    /en\.mdx:\d+: heading “Title”: the page has its title already\. Begin with ##/,
    /fr\.mdx/,
  )
  tells(
    both('#### Deep'),
    /en\.mdx:\d+: heading “Deep”: a heading of level 4 stands below one of level 2\. Write it with ###/,
    /fr/,
  )
  tells(both('```python\n# A comment is no heading\n```'))
})

test('a picture says what it shows', () => {
  const picture = (alt: string) => ({
    ...good,
    files: new Map(
      [...good.files].map(([path, text]) =>
        path.startsWith(LESSON) && path.endsWith('.mdx')
          ? [path, `${text}\n${alt}\n`]
          : [path, text],
      ),
    ),
  })
  tells(picture('![](a.png)'), /en\.mdx:\d+: picture a\.png: it has no alternative text/, /fr/)
  tells(picture('<img src="a.png" />'), /picture a\.png: it has no alternative text/, /fr/)
  tells(picture('![A map](a.png)'))
})

test('an exercise has wrong solutions, each with its check and its feedback', () => {
  const folder = `${EXERCISE}/wrong/`
  const none: Course = {
    ...good,
    files: new Map([...good.files].filter(([path]) => !path.startsWith(folder))),
  }
  tells(
    none,
    /exercise\.yaml:\d+: wrong: 0 wrong solutions are there/,
    ...['constant', 'positive-only', 'set'].map(
      (name) => new RegExp(`wrong\\.${name}\\.py: there is no such file`),
    ),
  )
  tells(
    but(`${folder}more.py`, () => 'x'),
    /wrong: wrong\/more\.py is not listed/,
  )
  const sheet = `${EXERCISE}/exercise.yaml`
  const lost = but(sheet, (text) => text.replace('check: negative', 'check: negativ'))
  tells(
    lost,
    new RegExp(
      `:${lineOf(lost, sheet, 'negativ,')}: wrong\\.positive-only\\.py\\.check: check\\.py has no check “negativ”\\. It has: `,
    ),
  )
  const mute = but(sheet, (text) => text.replace('feedback: COPY }', 'feedback: COPI }'))
  tells(mute, /wrong\.constant\.py\.feedback: there is no feedback “COPI”\. There are: COPY/)
  const code = but(`${EXERCISE}/check.py`, (text) => `${text}\nfail("CASE.new")\n`)
  tells(code, /check\.py:\d+: fail\("CASE\.new"\): exercise\.yaml has no feedback with this code/)
  tells(
    but(`${EXERCISE}/solution.py`, () => null),
    /solution\.py: file: it is missing/,
  )
})

test('what is named is there: exercises, quizzes, words, modules, data, tags', () => {
  const tag = (text: string) => {
    const at = but(`${LESSON}/en.mdx`, (own) => `${own}\n${text}\n`)
    return {
      ...at,
      files: new Map(at.files).set(
        `${LESSON}/fr.mdx`,
        `${good.files.get(`${LESSON}/fr.mdx`)}\n${text}\n`,
      ),
    }
  }
  tells(
    tag('<Exercise slug="joining-tables-second" />'),
    /en\.mdx:\d+: <Exercise>: there is no exercise “joining-tables-second”\. There are: joining-tables-first/,
    /fr/,
  )
  tells(tag('<Quiz slug="none" />'), /<Quiz>: there is no quiz “none”/, /fr/)
  tells(tag('<Term slug="none">x</Term>'), /<Term>: there is no word “none”/, /fr/)
  tells(tag('<Quiz />'), /<Quiz>: it has no slug/, /fr/)
  tells(tag('<Video slug="x" />'), /<Video>: there is no such tag\. A text may use: Exercise/, /fr/)
  const sheet = `${LESSON}/lesson.yaml`
  const field = (from: RegExp, to: string) => but(sheet, (text) => text.replace(from, to))
  tells(field(/module: M3/, 'module: M99'), /lesson\.yaml:1: module: there is no module “M99”/)
  tells(
    field(/prerequisites: \[\]/, 'prerequisites: [nothing]'),
    /prerequisites\.0: there is no lesson “nothing”/,
  )
  tells(field(/^module/, 'data: [flights]\nmodule'), /data\.0: there is no dataset “flights”/)
})

test('a field that is missing, strange, or no YAML', () => {
  const sheet = `${LESSON}/lesson.yaml`
  tells(
    but(sheet, (text) => text.replace(/^minutes:.*\n/m, '')),
    /lesson\.yaml:1: minutes: the field is missing/,
  )
  tells(
    but(sheet, (text) => `${text}\nlength: 4\n`),
    /lesson\.yaml:\d+: length: there is no such field\. There are: module/,
  )
  tells(
    but(sheet, (text) => `${text}\nminutes: 'a\n`),
    /lesson\.yaml:\d+: YAML: Map keys must be unique\. Remove one of the two/,
    /lesson\.yaml:\d+: YAML: Missing closing 'quote\. Quote the text/,
  )
})

test('links lead to pages and headings that are there', () => {
  const link = (to: string) => but(`${LESSON}/en.mdx`, (text) => `${text}\n[x](${to})\n`)
  tells(link('../nowhere/'), /en\.mdx:\d+: link \.\.\/nowhere\/: there is no such page/)
  tells(
    link('../joining-tables'),
    /link \.\.\/joining-tables: there is no such page\. End it with a slash/,
  )
  tells(link('/en/lessons/joining-tables/'), /it begins at the root/)
  tells(link('#nowhere'), /that page has no heading “nowhere”/)
  const heading = /^## (.*)$/m.exec(good.files.get(`${LESSON}/en.mdx`) ?? '')?.[1] ?? ''
  tells(link(`#${heading.toLowerCase().replaceAll(' ', '-')}`))
  tells(link('#exercise-joining-tables-first'))
  tells(link('https://docs.dask.org/'))
})
