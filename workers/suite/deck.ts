/** A deck's live cells on the tab's cluster, and what they put out. */

import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { cellsIn } from '../../src/slides/deck.ts'
import { type ReadOptions, readDeck } from '../../src/slides/read.ts'
import type { RecordedCell, Shown } from '../../src/slides/recorded.ts'
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

export function recordsOf(slug: string, language: string): readonly RecordedCell[] {
  const file = new URL(`${slug}/recorded.${language}.json`, DECKS)
  return JSON.parse(readFileSync(file, 'utf8')) as readonly RecordedCell[]
}

/**
 * Runs cells of a deck, from the first to the last.
 * @param without those whose code stands among these records already
 * @throws Error where one does not end well
 */
export async function runDeck(
  tab: Tab,
  slug: string,
  language: 'en' | 'fr',
  without: readonly RecordedCell[] = [],
): Promise<readonly RecordedCell[]> {
  const records: RecordedCell[] = []
  for (const { name, code } of cellsIn(readDeckText(slug, language).deck)) {
    if (without.some((record) => record.code === code)) continue
    const events: KernelEvent[] = []
    const { status } = await tab.kernel.run(code, COLOURS, (event) => void events.push(event))
    const shown = asShown(events)
    if (status !== 'done')
      throw new Error(`${slug}, cell ${name}: ${status}\n${JSON.stringify(shown)}`)
    records.push({ name, code, shown })
  }
  return records
}

function asShown(events: readonly KernelEvent[]): readonly Shown[] {
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
