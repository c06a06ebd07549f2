/** Every deck: the same slides in both languages, minutes that add up, cells that run. */

import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { describe, test } from 'node:test'
import { cellsIn, type Deck, slidesOf } from '../../src/slides/deck.ts'
import type { RecordedCell } from '../../src/slides/recorded.ts'
import { hasItsTurn } from '../../tools/test/today.ts'
import { loadAssets, openTab } from './cluster.ts'
import { DECKS, deckFile, deckSlugs, readDeckText, recordOf, runDeck } from './deck.ts'

const LANGUAGES = ['en', 'fr'] as const
/** What the cells put out is recorded, and looked at every day; they run every so many. */
const DAYS = 3

/** What a translation may not change of a slide. */
function shape(deck: Deck) {
  return deck.columns.map((column) =>
    column.map(({ id, kind, minutes, pieces, attributes }) => ({
      id,
      kind,
      minutes,
      classes: attributes.classes,
      fragments: JSON.stringify(pieces).match(/class=\\"fragment\\"/g)?.length ?? 0,
      live: pieces.flatMap((piece) => {
        if (piece.kind === 'html') return []
        if (piece.kind === 'drawing') return [`${piece.source} ${Object.keys(piece.words)}`]
        if (piece.kind !== 'cell') return [JSON.stringify(piece)]
        // Comments and texts are translated.
        return [`${piece.name} ${piece.code.replaceAll(/#.*|"[^"\n]*"/g, '')}`]
      }),
    })),
  )
}

for (const [place, slug] of deckSlugs().entries()) {
  describe(slug, () => {
    const [english, french] = LANGUAGES.map((language) =>
      readDeckText(slug, language, {
        resolve: (path) => (existsSync(new URL(`${slug}/${path}`, DECKS)) ? path : null),
      }),
    )
    assert.ok(english && french)
    const slides = slidesOf(english.deck)
    const kinds = slides.flatMap(({ pieces }) => pieces.map(({ kind }) => kind))

    test('nothing is wrong in its texts', () => {
      assert.deepEqual([...english.problems, ...french.problems], [])
    })

    test('both languages have the same slides', () => {
      assert.deepEqual(shape(french.deck), shape(english.deck))
    })

    test('every slide has an id that stays when slides are added', () => {
      const placed = slides.filter(({ id }) => /^s\d+(-\d+)?$/.test(id))
      assert.deepEqual(
        placed.map(({ line }) => line),
        [],
      )
    })

    test('there are 25 slides at least, three that live, three questions', () => {
      assert.ok(slides.length >= 25, `${slides.length} slides`)
      const live = kinds.filter((kind) => /^(cell|cluster|experiment|picture)$/.test(kind))
      assert.ok(live.length >= 3, `${live.length} live moments`)
      assert.ok(kinds.filter((kind) => kind === 'quiz').length >= 3)
    })

    test('its notes plan as many minutes as the deck', () => {
      const planned = slides.reduce((sum, { minutes }) => sum + minutes, 0)
      assert.equal(planned, deckFile(slug).minutes)
      const silent = slides.filter(({ notes, kind }) => notes === '' && kind === 'content')
      assert.deepEqual(
        silent.map(({ id }) => id),
        [],
      )
    })

    const written = (language: 'en' | 'fr') =>
      cellsIn(readDeckText(slug, language).deck).map(({ name, code }) => [name, code])
    const assertSays = (language: string, records: readonly RecordedCell[]) => {
      const text = records
        .flatMap(({ shown }) => shown.map((part) => (part.kind === 'text' ? part.text : '')))
        .join('\n')
      for (const { shows, times } of deckFile(slug).says ?? []) {
        const found = text.match(new RegExp(shows, 'gm'))?.length ?? 0
        assert.equal(found, times, `${language}: ${shows} in:\n${text}`)
      }
    }

    test('what its cells put out is recorded, and is what the slides say', () => {
      for (const language of LANGUAGES) {
        const { cells: records } = recordOf(slug, language)
        assert.deepEqual(
          records.map(({ name, code }) => [name, code]),
          written(language),
          `cells have changed since they were recorded: npm run record-deck ${slug}`,
        )
        assertSays(language, records)
      }
    })

    if (!hasItsTurn(place, DAYS)) return
    test('its cells run, and then those whose texts are translated', async () => {
      const tab = openTab(loadAssets(deckFile(slug).image ?? 'core'))
      try {
        const ran = await runDeck(tab, slug, 'en')
        assertSays('en', ran)
        await runDeck(tab, slug, 'fr', ran)
      } finally {
        tab.close()
      }
    })
  })
}
