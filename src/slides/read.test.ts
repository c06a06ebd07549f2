/** A deck's text: where slides begin, what is on them, and what is wrong in it. */

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { cellsIn, type Slide, slidesOf } from './deck.ts'
import { readDeck } from './read.ts'

const read = (text: string) => readDeck(text, { footnotes: 'Notes' })
const titles = (text: string) =>
  read(text).deck.columns.map((column) => column.map(({ title }) => title))
const only = (text: string): Slide => {
  const { deck, problems } = read(text)
  assert.deepEqual(problems, [])
  const [slide] = slidesOf(deck)
  assert.ok(slide)
  return slide
}
const html = (slide: Slide) =>
  slide.pieces.map((piece) => (piece.kind === 'html' ? piece.html : `[${piece.kind}]`)).join('')

describe('where slides begin', () => {
  test('the highest level that something follows is that of slides; above it are sections', () => {
    assert.deepEqual(titles('# A\n\n## B\n\ntext\n\n## C\n\n# D\n\n## E\n\ntext\n'), [
      ['A', 'B', 'C'],
      ['D', 'E'],
    ])
  })

  test('where text follows a first level, slides stand side by side', () => {
    assert.deepEqual(titles('# A\n\ntext\n\n## inside\n\n# B\n\ntext\n'), [['A'], ['B']])
  })

  test('a rule begins a slide without a title, but none before a heading', () => {
    assert.deepEqual(titles('# A\n\n## B\n\ntext\n\n---\n\nmore\n\n---\n\n## C\n\ntext\n'), [
      ['A', 'B', '', 'C'],
    ])
  })

  test('text before the first heading is a slide', () => {
    assert.deepEqual(titles('text\n\n## A\n\nmore\n'), [[''], ['A']])
  })

  test('a title block is a slide; pandoc’s lines with % are one as well', () => {
    assert.deepEqual(titles('---\ntitle: "T: U"\nauthor: [Ada, Grace]\n---\n\n# A\n\ntext\n'), [
      ['T: U'],
      ['A'],
    ])
    const { deck } = read('% T\n% Ada; Grace\n% May\n\n# A\n\ntext\n')
    assert.deepEqual([deck.title, deck.authors, deck.date], ['T', ['Ada', 'Grace'], 'May'])
  })

  test('a heading that touches the paragraph before it is text, as in pandoc', () => {
    assert.deepEqual(titles('## A\n\nGoals\n## B\n\ntext\n'), [['A']])
  })

  test('a # in code begins nothing', () => {
    assert.deepEqual(titles('# A\n\n```python\n# B {#b}\n::: no\n```\n'), [['A']])
  })
})

describe('what is on a slide', () => {
  test('a heading has an id, classes and values; without a space before them as well', () => {
    const slide = only(
      '## About us{#us .center background-image="a b.jpg" style="color:white"}\n\ntext\n',
    )
    assert.equal(slide.title, 'About us')
    assert.equal(slide.id, 'us')
    assert.deepEqual(slide.attributes.values, {
      'background-image': 'a b.jpg',
      style: 'color:white',
    })
  })

  test('columns are divs with a width', () => {
    const slide = only(
      '## A\n\n:::::: {.columns}\n::: {.column width="40%"}\nleft\n:::\n::: column\n- right\n:::\n::::::\n',
    )
    assert.match(
      html(slide),
      /<div class="columns">\s*<div class="column" style="--width: 40%">\s*<p>left<\/p>\s*<\/div>\s*<div class="column">\s*<ul>/,
    )
  })

  test('a pause holds back what follows it', () => {
    assert.match(
      html(only('## A\n\none\n\n. . .\n\ntwo\n\n. . .\n\nthree\n')),
      /<p>one<\/p>\s*<div class="fragment"><p>two<\/p>\s*<\/div>\s*<div class="fragment"><p>three<\/p>/,
    )
  })

  test('items of an incremental list come one by one, those of a nonincremental one do not', () => {
    const list = '- a\n- b\n'
    const items = (text: string) => html(only(text)).match(/<li class="fragment">/g)?.length ?? 0
    assert.equal(items(`## A\n\n::: incremental\n${list}:::\n`), 2)
    assert.equal(items(`---\nincremental: true\n---\n\n## A\n\n${list}`), 2)
    assert.equal(
      items(`---\nincremental: true\n---\n\n## A\n\n::: nonincremental\n${list}:::\n`),
      0,
    )
  })

  test('notes are apart, with their minutes', () => {
    const slide = only('## A\n\ntext\n\n::: {.notes minutes=2.5}\nSay **this**.\n:::\n')
    assert.equal(slide.notes, '<p>Say <strong>this</strong>.</p>')
    assert.equal(slide.minutes, 2.5)
    assert.doesNotMatch(html(slide), /Say/)
  })

  test('formulas are MathML, and money is money', () => {
    const text = html(only('## A\n\nIt costs $5, then $6. But $x^2$ grows.\n'))
    assert.match(text, /costs \$5, then \$6\./)
    assert.match(text, /<math[\s\S]*<msup>/)
  })

  test('images, spans and footnotes have what is written behind them', () => {
    const text = html(
      only('## A\n\nSee ![a tree](t.png){width=50%} and [**so**]{.small}.[^1]\n\n[^1]: Really.\n'),
    )
    assert.match(text, /<img src="t.png" alt="a tree" loading="lazy" style="width: 50%">/)
    assert.match(text, /<span class="small"><strong>so<\/strong><\/span>/)
    assert.match(text, /<div data-footnotes class="footnotes">[\s\S]*Really\./)
    assert.doesNotMatch(text, /<section/)
  })

  test('a table whose head is empty has none, as in pandoc', () => {
    const text = html(only('## A\n\n|  |  |\n|---|---|\n| a | b |\n'))
    assert.match(text, /<table>\s*<tbody>\s*<tr>\s*<td>a<\/td>/)
  })

  test('an image alone is a figure with its caption', () => {
    assert.match(html(only('## A\n\n![A tree.](t.png)\n')), /<figure><img[\s\S]*<figcaption/)
  })

  test('what lives stands in its place, in a column as well', () => {
    const slide = only(
      [
        '## A',
        '',
        '::: columns',
        '::: column',
        '```python {.live name=count}',
        'len("whale")',
        '```',
        ':::',
        '::: {.cluster workers=2 show="tasks"}',
        ':::',
        ':::',
        '',
        '::: {.quiz ref=mapreduce question=who-sorts}',
        ':::',
      ].join('\n'),
    )
    assert.deepEqual(
      slide.pieces.map(({ kind }) => kind),
      ['html', 'cell', 'html', 'cluster', 'html', 'quiz'],
    )
    assert.match(
      html(slide),
      /<div class="column">\[cell\]<\/div>\s*\[cluster\]\s*<\/div>\s*\[quiz\]/,
    )
  })

  test('code is walked through by its lines', () => {
    const [piece] = only('## A\n\n```{.python data-line-numbers="1|2-3,5"}\na\n```\n').pieces
    assert.deepEqual(piece, {
      kind: 'code',
      language: 'python',
      code: 'a',
      steps: [[1], [2, 3, 5]],
    })
  })
})

describe('what is wrong', () => {
  const problems = (text: string) => read(text).problems.map(({ line, says }) => `${line}: ${says}`)

  test('a div that is never closed ends before the next slide', () => {
    const text = '## A\n\n::: columns\n::: column\nx\n:::\n\n## B\n\n::: notes\nn\n:::\n'
    assert.deepEqual(titles(text), [['A'], ['B']])
    const [said = '', ...others] = problems(text)
    assert.match(said, /^3: This div is never closed; add :::.*before line 8/)
    assert.deepEqual(others, [])
  })

  test('a close without an open, and attributes that cannot be read', () => {
    assert.match(
      problems('## A\n\n:::\n\ntext\n').join(),
      /^3: This closes a div, and none is open/,
    )
    assert.match(
      problems('## A\n\n::: {.column width="40%}\nx\n:::\n').join(),
      /^3: .*has no attributes that can be read/,
    )
  })

  test('a class that nobody knows, a missing image, one of another site', () => {
    const text = '## A\n\n::: {.colums}\n![x](nowhere.png)\n\n![y](https://x.org/y.png)\n:::\n'
    const said = readDeck(text, { footnotes: '', resolve: () => null }).problems
    assert.deepEqual(
      said.map(({ line, says }) => [line, /“colums”|nowhere|another site/.exec(says)?.[0]]),
      [
        [3, '“colums”'],
        [4, 'nowhere'],
        [6, 'another site'],
      ],
    )
  })

  test('two slides with one id, a live cell without a name, lines that are none', () => {
    const text =
      '## A {#a}\n\nx\n\n## B {#a}\n\n```python {.live}\n```\n\n```{.python lines="z"}\n```\n'
    assert.deepEqual(
      problems(text).map((said) => said.split(':')[0]),
      ['5', '7', '10'],
    )
  })

  test('a title block that is no YAML', () => {
    assert.match(
      problems('---\ntitle: A: B\n---\n\n# A\n').join(),
      /^2: The title block is no YAML/,
    )
  })

  test('a formula that cannot be set is shown as it is written', () => {
    const text = '## A\n\n$\\frac{1$ and more\n'
    assert.match(problems(text).join(), /^3: This formula cannot be set/)
  })
})

test('the cells of a deck, in its order', () => {
  const { deck } = read(
    '## A\n\n```python {.live name=one}\n1\n```\n\n## B\n\n```python {.live name=two}\n2\n```\n',
  )
  assert.deepEqual(
    cellsIn(deck).map(({ name, code }) => [name, code]),
    [
      ['one', '1'],
      ['two', '2'],
    ],
  )
})
