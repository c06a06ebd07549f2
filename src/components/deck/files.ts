/** The files of the decks, when the site is built. */

import { deckText } from '../../i18n/deck/text.ts'
import type { Language } from '../../i18n/language.ts'
import { escaped } from '../../reading/markup.ts'
import type { Deck } from '../../slides/deck.ts'
import { readDeck } from '../../slides/read.ts'
import { type DeckRecord, recordedHtml, recordOf } from '../../slides/recorded.ts'

type Files = Readonly<Record<string, string>>

const texts: Files = import.meta.glob('../../../slides/*/{en,fr}.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const images: Files = import.meta.glob('../../../slides/*/images/*', {
  query: '?url',
  import: 'default',
  eager: true,
})
const drawings: Files = import.meta.glob('../../../slides/*/images/*.svg', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const records: Readonly<Record<string, DeckRecord>> = import.meta.glob(
  '../../../slides/*/recorded.{en,fr}.json',
  { import: 'default', eager: true },
)

const place = (deck: string, file: string) => `../../../slides/${deck}/${file}`

/** @throws Error that names file, line and mend of everything that is wrong in it */
export function deckIn(slug: string, language: Language, title: string): Deck {
  const file = `slides/${slug}/${language}.md`
  const text = texts[place(slug, `${language}.md`)]
  if (text === undefined) throw new Error(`${file} is missing: a deck is in both languages`)
  const { deck, problems } = readDeck(text, {
    footnotes: deckText(language, 'footnotes'),
    title,
    resolve: (path) => images[place(slug, path)] ?? null,
  })
  if (problems.length > 0) {
    throw new Error(problems.map(({ line, says }) => `${file}:${line}: ${says}`).join('\n'))
  }
  return deck
}

/** A drawing with its words in it. @throws Error where a word is missing */
export function drawingOf(
  slug: string,
  source: string,
  words: Readonly<Record<string, string>>,
): string {
  const svg = drawings[place(slug, source)] ?? ''
  return svg.replaceAll(/\{([\w-]+)\}/g, (_, name: string) => {
    const word = words[name]
    if (word === undefined) {
      throw new Error(
        `slides/${slug}/${source} has {${name}}: write ![…](${source}){.drawing ${name}="…"}`,
      )
    }
    return escaped(word)
  })
}

/** What was recorded of a deck; null where nobody has. */
export const deckRecord = (slug: string, language: Language): DeckRecord | null =>
  records[place(slug, `recorded.${language}.json`)] ?? null

/** What a cell put out when the deck was made; nothing where its code has changed since. */
export function preparedOutput(
  slug: string,
  language: Language,
  cell: { readonly name: string; readonly code: string },
): string {
  const record = recordOf(deckRecord(slug, language)?.cells ?? [], cell)
  return record === null ? '' : recordedHtml(record.shown)
}
