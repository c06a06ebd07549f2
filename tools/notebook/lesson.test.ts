/** A notebook becomes a lesson; what could not be converted is told by its cell. */

import assert from 'node:assert/strict'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, test } from 'node:test'
import type { Course } from '../lint/course.ts'
import { sentenceOf as findingOf } from '../lint/finding.ts'
import { lint } from '../lint/lint.ts'
import { ROOT } from '../paths.ts'
import { Trouble } from '../trouble.ts'
import { lessonOf } from './lesson.ts'
import { sentenceOf } from './notes.ts'
import { openNotebook } from './read.ts'

const folder = mkdtempSync(join(tmpdir(), 'essaim-notebook-'))
after(() => rmSync(folder, { recursive: true }))

const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const markdown = (source: string, more = {}) => ({ cell_type: 'markdown', source, ...more })
const code = (source: string, outputs: readonly object[] = []) => ({
  cell_type: 'code',
  source,
  outputs,
})
const file = (...cells: readonly object[]) => JSON.stringify({ nbformat: 4, cells })

function made(text: string) {
  const { files, notes } = lessonOf(openNotebook('n.ipynb', text), 'whales', 'M3', folder)
  return { files, text: String(files.get('en.mdx')), notes: notes.map(sentenceOf) }
}

/** What the linter says of it, in a course that has nothing else. */
function linted(files: ReadonlyMap<string, string | Uint8Array>): readonly string[] {
  const texts = [...files].flatMap(([path, text]) =>
    typeof text === 'string' ? [[`content/lessons/whales/${path}`, text] as const] : [],
  )
  const modules = ['content/modules.yaml', "- id: M3\n  title: { en: 'Map', fr: 'Map' }\n"] as const
  const course: Course = { files: new Map([modules, ...texts]), pages: [] }
  return lint(course).map(findingOf)
}

test('title, headings, cells and what they printed; French is a draft that the linter refuses', () => {
  const { files, text } = made(
    file(
      markdown('# Whales\n\nWe count whales.'),
      markdown('### Begin\n\n##### Deep'),
      code('1 + 1', [{ output_type: 'execute_result', data: { 'text/plain': '2' } }]),
      code('x = 1'),
      code('x'),
    ),
  )
  assert.match(String(files.get('lesson.yaml')), /title:\n {2}en: Whales/)
  const cells = [3, 4, 5].map(
    (number, at) =>
      `\`\`\`python live name="cell-${number}"\n${['1 + 1', 'x = 1', 'x'][at]}\n\`\`\``,
  )
  assert.equal(
    text,
    `We count whales.\n\n## Begin\n\n### Deep\n\n${cells[0]}\n\nWhen the notebook was saved, this was its output:\n\n\`\`\`text\n2\n\`\`\`\n\n${cells[1]}\n\n${cells[2]}\n`,
  )
  assert.deepEqual(linted(files), [
    'content/lessons/whales/fr.mdx:1: text: the text is a draft that is not translated yet. Translate the file, then remove this line.',
  ])
})

test('what MDX would take for code is text, and code stays as it is', () => {
  const { text, notes } = made(
    file(
      markdown(
        'A set {1} with 1 < 2, <br>`{x}`, $a_{1}$ and <https://a.org/>\nimport is a word\n\n```\n{<x>}\n```\n<!-- gone -->',
      ),
    ),
  )
  assert.equal(
    text,
    'A set \\{1\\} with 1 &lt; 2, <br />`{x}`, `a_{1}` and [https://a.org/](https://a.org/)\n&#105;mport is a word\n\n```\n{<x>}\n```\n',
  )
  assert.match(notes[0] ?? '', /^cell 1: a formula is shown as it is written/)
})

test('pictures become files: attached ones, those beside the notebook, and what cells drew', () => {
  writeFileSync(join(folder, 'map.png'), 'map')
  const { files, text, notes } = made(
    file(
      markdown(
        '![dot](attachment:d.png) ![map](map.png) ![far](https://a.org/b.png) ![lost](no.png)',
        {
          attachments: { 'd.png': { 'image/png': DOT } },
        },
      ),
      code('plot()', [
        { output_type: 'display_data', data: { 'image/png': DOT, 'text/plain': '<Figure>' } },
      ]),
    ),
  )
  assert.deepEqual(
    Buffer.from(files.get('pictures/cell-1-1.png') ?? ''),
    Buffer.from(DOT, 'base64'),
  )
  assert.equal(String(files.get('pictures/cell-1-2.png')), 'map')
  assert.ok(files.has('pictures/cell-2-output-1.png'))
  assert.match(
    text,
    /!\[dot\]\(\.\/pictures\/cell-1-1\.png\) !\[map\]\(\.\/pictures\/cell-1-2\.png\) \[far\]\(https:\/\/a\.org\/b\.png\) lost/,
  )
  assert.match(
    notes.join('\n'),
    /cell 1: the picture https:\/\/a\.org\/b\.png lies on another site/,
  )
  assert.match(notes.join('\n'), /cell 1: the picture no\.png is not there/)
  assert.match(
    notes.join('\n'),
    /cell 2: its picture is pictures\/cell-2-output-1\.png; say between the brackets/,
  )
  assert.ok(
    linted(files).some((said) => /en\.mdx:\d+: picture .*: it has no alternative text/.test(said)),
  )
})

test('cells that are no lesson’s are told by their number, as the notebook counts them', () => {
  const { text, notes } = made(
    file(
      { cell_type: 'widget', source: '?' },
      { cell_type: 'raw', source: 'x' },
      code('!ls'),
      code('%%bash\nls'),
      code(''),
      code('1/0', [
        { output_type: 'error', ename: 'ZeroDivisionError', evalue: 'by zero', traceback: [] },
      ]),
    ),
  )
  assert.deepEqual(notes, [
    'cell 1: no cell is of type “widget”; it was left out',
    'cell 2: raw text is for other programs; it was left out',
    'cell 3: it has lines for a shell, and a tab has none; it is shown, not run',
    'cell 4: it is bash, not Python; it is shown, not run',
    'cell 6: it ended with an error',
    'the lesson has 1 live cells, and needs three',
  ])
  assert.match(
    text,
    /```python\n!ls\n```\n\n```bash\n%%bash\nls\n```\n\n```python live name="cell-6"/,
  )
})

test('a huge output is cut, and told', () => {
  const long = 'a line\n'.repeat(1_000_000)
  const { text, notes } = made(
    file(code('x', [{ output_type: 'stream', name: 'stdout', text: long }])),
  )
  assert.ok(text.length < 400)
  assert.match(
    notes[0] ?? '',
    /cell 1: its output has 1000000 lines and 7000000 characters; the first are kept/,
  )
})

test('a notebook in another language is shown and not run', () => {
  const julia = JSON.stringify({
    nbformat: 4,
    metadata: { language_info: { name: 'julia' } },
    cells: [code('x = 1')],
  })
  assert.match(made(julia).text, /^```julia\nx = 1\n```/)
})

test('what is no notebook of format 4 is refused with what mends it', () => {
  const refused = (text: string, pattern: RegExp) =>
    assert.throws(
      () => openNotebook('n.ipynb', text),
      (error) => error instanceof Trouble && pattern.test(error.message),
    )
  refused('{"cells": [', /n\.ipynb is no notebook: it is not JSON, or it is cut off/)
  refused('[]', /n\.ipynb/)
  refused('{"nbformat": 4}', /it has no cells/)
  for (const nbformat of [2, 3]) {
    refused(
      JSON.stringify({ nbformat, worksheets: [{ cells: [] }] }),
      /jupyter nbconvert --to notebook --nbformat 4/,
    )
  }
  refused(
    JSON.stringify({ nbformat: 4, cells: [markdown('x'), { cell_type: 'code', source: 7 }] }),
    /cell 2 cannot be read/,
  )
})

test('notebooks of four programs become lessons that lack a translation only', () => {
  const notebooks = globSync('src/notebook/golden/elsewhere/*.ipynb', { cwd: ROOT })
  assert.equal(notebooks.length, 4)
  for (const notebook of notebooks) {
    const { files } = made(readFileSync(join(ROOT, notebook), 'utf8'))
    const left = linted(files).filter((said) => !/draft|no alternative text/.test(said))
    assert.deepEqual(left, [], basename(notebook))
  }
})
