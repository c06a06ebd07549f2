/** `npm run record-deck <deck>`: runs the cells of a deck, and keeps what they put out beside it. */

import { writeFileSync } from 'node:fs'
import { loadAssets, openTab } from '../workers/suite/cluster.ts'
import { DECKS, deckFile, deckSlugs, runDeck } from '../workers/suite/deck.ts'
import { main, Trouble } from './trouble.ts'

await main(async () => {
  const slug = process.argv[2] ?? ''
  if (!deckSlugs().includes(slug)) {
    throw new Trouble(`which deck? There are ${deckSlugs().join(', ')}`)
  }
  for (const language of ['en', 'fr'] as const) {
    const tab = openTab(loadAssets(deckFile(slug).image ?? 'core'))
    try {
      const records = await runDeck(tab, slug, language)
      const file = new URL(`${slug}/recorded.${language}.json`, DECKS)
      writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`)
      console.log(`slides/${slug}/recorded.${language}.json: ${records.length} cells`)
    } finally {
      tab.close()
    }
  }
})
