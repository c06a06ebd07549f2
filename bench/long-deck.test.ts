import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CELLS, longDeck, SLIDES } from './long-deck.ts'

const slide = (id: string, inside = '') =>
  `<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${id}</h2>${inside}</section>`

test('a long deck has its slides and cells, and no id twice', () => {
  const page = `<essaim-deck><div class="reveal"><div class="slides">${slide('one')}<section class="stack">${slide('two')}${slide('three', '<code-cell data-name="count"></code-cell>')}</section></div></div></essaim-deck><p>after</p>`
  const made = longDeck(page)
  const ids = [...made.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  assert.equal(made.match(/<section/g)?.length, SLIDES)
  assert.equal(made.match(/<code-cell/g)?.length, CELLS)
  assert.equal(new Set(ids).size, ids.length)
  assert.match(made, /<\/section><\/div><\/div><\/essaim-deck><p>after<\/p>$/)
})
