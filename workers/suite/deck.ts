/** A deck's live cells on the tab's cluster, and what they put out. */

import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Slide, slidesOf } from '../../src/slides/deck.ts'
import { type ReadOptions, readDeck } from '../../src/slides/read.ts'
import type { DeckRecord, RecordedCell, Shown } from '../../src/slides/recorded.ts'
import type { ImageName } from '../protocol/image.ts'
import type { KernelEvent } from '../protocol/kernel.ts'
import type { Tab } from './cluster.ts'

export const DECKS = new URL('../../slides/', import.meta.url)

export interface DeckFile {
  readonly image?: ImageName
  readonly minutes: number
  readonly title: Readonly<Record<'en' | 'fr', string>>
  /** What its slides count on: patterns, and how often the output of all cells has each. */
  readonly says?: readonly { readonly shows: string; readonly times: number }[]
}

const COLOURS = { text: '#23211d', background: '#ffffff', grid: '#dcd7cc' }

export const deckSlugs = (): readonly string[] => readdirSync(DECKS).sort()

export function deckFile(slug: string): DeckFile {
  return parse(readFileSync(new URL(`${slug}/deck.yaml`, DECKS), 'utf8')) as DeckFile
}

export function readDeckText(
  slug: string,
  language: 'en' | 'fr',
  options: Partial<ReadOptions> = {},
) {
  const text = readFileSync(new URL(`${slug}/${language}.md`, DECKS), 'utf8')
  const title = deckFile(slug).title[language]
  return readDeck(text, { footnotes: 'Notes', title, ...options })
}

export function recordOf(slug: string, language: string): DeckRecord {
  const file = new URL(`${slug}/recorded.${language}.json`, DECKS)
  return JSON.parse(readFileSync(file, 'utf8')) as DeckRecord
}

/**
 * Runs cells of a deck, from the first to the last.
 * @param without those whose code stands among these records already
 * @param after is called when all cells of a slide have run
 * @throws Error where one does not end well
 */
export async function runDeck(
  tab: Tab,
  slug: string,
  language: 'en' | 'fr',
  without: readonly RecordedCell[] = [],
  after: (slide: Slide) => Promise<void> = async () => {},
): Promise<readonly RecordedCell[]> {
  const records: RecordedCell[] = []
  for (const slide of slidesOf(readDeckText(slug, language).deck)) {
    for (const piece of slide.pieces) {
      if (piece.kind !== 'cell' || without.some(({ code }) => code === piece.code)) continue
      const { name, code } = piece
      const shown = asShown(await eventsOf(tab, code, `${slug}, cell ${name}`))
      records.push({ name, code, shown })
    }
    await after(slide)
  }
  return records
}

/** What a cell puts out. @throws Error where it does not end well */
export async function eventsOf(
  tab: Tab,
  code: string,
  place: string,
): Promise<readonly KernelEvent[]> {
  const events: KernelEvent[] = []
  const { status } = await tab.kernel.run(code, COLOURS, (event) => void events.push(event))
  if (status === 'done') return events
  throw new Error(`${place}: ${status}\n${JSON.stringify(asShown(events))}`)
}

export function asShown(events: readonly KernelEvent[]): readonly Shown[] {
  const shown: Shown[] = []
  const add = (text: string) => {
    const last = shown.at(-1)
    if (last?.kind === 'text') shown[shown.length - 1] = { kind: 'text', text: last.text + text }
    else shown.push({ kind: 'text', text })
  }
  for (const event of events) {
    if (event.kind === 'printed') add(event.text)
    if (event.kind === 'failed') add(event.traceback)
    if (event.kind !== 'displayed' && event.kind !== 'returned') continue
    const png = event.data['image/png']
    if (typeof png === 'string') shown.push({ kind: 'image', png })
    else add(`${String(event.data['text/plain'] ?? '')}\n`)
  }
  return shown
}
