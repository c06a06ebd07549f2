/** The index of the page's language, fetched when the search is opened. */

import type { Hit } from './parts.ts'

interface Results {
  readonly results: readonly { data(): Promise<Hit> }[]
}

export interface Index {
  options(options: { readonly baseUrl: string }): Promise<void>
  init(): Promise<void>
  /** Null when another query came before this one was begun. */
  debouncedSearch(query: string, options: object, milliseconds: number): Promise<Results | null>
}

let opened: Promise<Index> | null = null

async function load(): Promise<Index> {
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/')
  const index: Index = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)
  await index.options({ baseUrl: base })
  await index.init()
  return index
}

/** @throws Error where no index was made, as while the site is written */
export function openIndex(): Promise<Index> {
  opened ??= load()
  opened.catch(() => {
    opened = null
  })
  return opened
}
