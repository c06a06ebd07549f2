/** Asks the built index in Node: Pagefind's own page script, which finds its language in the document. */

import { pathToFileURL } from 'node:url'
import type { Language } from '../../src/i18n/language.ts'
import { asked } from '../../src/islands/search/query.ts'

interface Search {
  options(options: { readonly basePath: string; readonly baseUrl: string }): Promise<void>
  search(query: string): Promise<{
    readonly results: readonly { data(): Promise<{ readonly url: string }> }[]
  }>
}

/**
 * The addresses of the first hits, in the order of the queries; null where nothing is found.
 * @param dist the built site
 * @param url where it is served, with a trailing slash
 */
export async function firstHits(
  dist: string,
  url: string,
  language: Language,
  queries: readonly string[],
): Promise<readonly (string | null)[]> {
  const document = { querySelector: () => ({ getAttribute: () => language }), currentScript: null }
  Object.assign(globalThis, { document })
  try {
    const script = `${pathToFileURL(`${dist}/pagefind/pagefind.js`).href}?${language}`
    const index: Search = await import(script)
    await index.options({ basePath: `${url}pagefind/`, baseUrl: '/' })
    const first: (string | null)[] = []
    for (const query of queries) {
      const { results } = await index.search(asked(query, language))
      const hit = await results[0]?.data()
      first.push(hit?.url ?? null)
    }
    return first
  } finally {
    Reflect.deleteProperty(globalThis, 'document')
  }
}
