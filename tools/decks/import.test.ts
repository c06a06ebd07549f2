/** Decks of others: what becomes of them, and what is told of what they cannot be. */

import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { readDeck } from '../../src/slides/read.ts'
import { ROOT } from '../paths.ts'
import { importDeck } from './import.ts'

const THERE = new Set(['images/tree.png', 'images/other/tree.png', 'bg.jpg'])
const imported = (text: string) => importDeck(text, (path) => THERE.has(path))
const told = (text: string) => imported(text).problems.map(({ line, says }) => `${line}: ${says}`)

/** What is left to say of the deck that came of it. */
function leftover(text: string): readonly string[] {
  const result = imported(text)
  const places = new Set(result.images.values())
  const read = readDeck(result.text, {
    footnotes: '',
    resolve: (path) => (places.has(path) ? path : null),
  })
  return read.problems.map(({ line, says }) => `${line}: ${says}`)
}

const BROKEN = `---
title: Broken
---

# One

## Two

:::::: {.columns}
::: {.column width="50%"}
left
:::
::: {.column width="50%}
![A tree.](images/tree.png) ![gone](images/gone.png)
:::

## Three {.fancy}

::: warning
Take care.
:::
:::

## Three {background-image="bg.jpg"}

![Not ours](https://example.org/x.png){width=50%}

## Four {background-image="nowhere.jpg" style="color:white"}

+---+---+
| a | b |
+---+---+

text
`

describe('a broken deck', () => {
  test('each thing is told with its line, and how to mend it', () => {
    const lines = told(BROKEN)
    const expected = [
      /^9: This div is never closed; add :::/,
      /^13: .*no attributes that can be read; write/,
      /^14: There is no file images\/gone\.png/,
      /^19: The class “warning” is not known/,
      /^22: This closes a div, and none is open/,
      /^26: The image https:\/\/example\.org\/x\.png lies on another site/,
      /^28: There is no file nowhere\.jpg/,
      /^30: A grid table is not read/,
    ]
    for (const one of expected)
      assert.ok(
        lines.some((line) => one.test(line)),
        `${one} in\n${lines.join('\n')}`,
      )
  })

  test('the rest is imported, and nothing is wrong in it', () => {
    const { text, slides, images } = imported(BROKEN)
    assert.deepEqual(leftover(BROKEN), [])
    assert.equal(slides, 6)
    assert.deepEqual([...images.values()], ['images/tree.png', 'images/bg.jpg'])
    assert.match(
      text,
      /^## Three \{#three background-image="images\/bg\.jpg"\}$|^## Three \{#three/m,
    )
    assert.match(text, /\*gone\*/)
    assert.match(text, /Take care\./)
  })

  test('every slide with a title has an id of its own', () => {
    const { text } = imported(BROKEN)
    const ids = [...text.matchAll(/\{#([a-z0-9-]+)/g)].map((found) => found[1])
    assert.deepEqual(ids, ['one', 'two', 'three', 'three-2', 'four'])
  })
})

test('a sound deck is taken as it is, but for its ids', () => {
  const text = '% T\n% Ada\n\n# A\n\n## B {.center}\n\n- x\n\n. . .\n\n- y\n'
  assert.deepEqual(told(text), [])
  const ours = imported(text)
  assert.equal(ours.text, '% T\n% Ada\n\n# A {#a}\n\n## B {#b .center}\n\n- x\n\n. . .\n\n- y\n')
  assert.match(ours.yaml, /title:\n {2}en: T\n/)
})

describe('decks of lecturers', () => {
  const folder = process.env.ESSAIM_DECKS ?? join(ROOT, '../shared/fixtures/decks')
  const files = globSync('*.md', { cwd: folder })
  /** Counted by pandoc 3: its title slide, its sections, and its slides. */
  const counted: Readonly<Record<string, number>> = {
    'course-introduction.md': 9,
    'data-distribution.md': 13,
  }

  if (files.length === 0) {
    test('are not here', { skip: 'ESSAIM_DECKS names a folder of pandoc-reveal decks' }, () => {})
  }
  for (const file of files) {
    test(`${file} has as many slides as with pandoc, and nothing is wrong in what comes of it`, () => {
      const path = join(folder, file)
      const text = readFileSync(path, 'utf8')
      const result = importDeck(text, (image) => existsSync(resolve(dirname(path), image)))
      if (file in counted) assert.equal(result.slides, counted[file])
      const ours = readDeck(result.text, { footnotes: '', resolve: (image) => image })
      assert.deepEqual(ours.problems, [])
      for (const { line } of result.problems)
        assert.ok(line >= 1 && line <= text.split('\n').length)
    })
  }
})
