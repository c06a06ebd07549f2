/**
 * What was typed in the moment in which a page went away. IndexedDB answers too late then: a
 * transaction that has to read first is never finished. The next page takes it up.
 */

import type { Everything } from './store.ts'

const PREFIX = 'essaim:last-words:'

/** What of `localStorage` this needs. */
export type Notes = Pick<
  globalThis.Storage,
  'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'
>

/** Each page has a note of its own, so tabs that close together write over nothing. */
export function leave(notes: Notes, page: string, { events, works }: Everything): void {
  if (events.length + works.length === 0) return
  notes.setItem(PREFIX + page, JSON.stringify({ events, works }))
}

export function takeBack(notes: Notes, page: string): void {
  notes.removeItem(PREFIX + page)
}

export interface LastWords {
  readonly page: string
  readonly said: Everything
}

export function found(notes: Notes): readonly LastWords[] {
  const keys = Array.from({ length: notes.length }, (_, at) => notes.key(at) ?? '')
  return keys
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => ({
      page: key.slice(PREFIX.length),
      said: JSON.parse(notes.getItem(key) ?? '') as Everything,
    }))
}
