/** `npm run record-deck <deck>`: runs what lives on a deck, and keeps what it showed beside it. */

import { writeFileSync } from 'node:fs'
import { DECKS, deckSlugs } from '../workers/suite/deck.ts'
import { recordDeck } from '../workers/suite/deck-record.ts'
import { main, Trouble } from './trouble.ts'

await main(async () => {
  const slug = process.argv[2] ?? ''
  if (!deckSlugs().includes(slug)) {
    throw new Trouble(`which deck? There are ${deckSlugs().join(', ')}`)
  }
  for (const language of ['en', 'fr'] as const) {
    const record = await recordDeck(slug, language)
    const file = new URL(`${slug}/recorded.${language}.json`, DECKS)
    writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`)
    const { cells, pictures, experiments } = record
    console.log(
      `slides/${slug}/recorded.${language}.json: ${cells.length} cells, slides with pictures: ${pictures.length}, experiments: ${experiments.length}`,
    )
  }
})
