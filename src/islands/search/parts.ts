/** Where on a page the words stand: below which headings, or at which words of the glossary. */

export interface Hit {
  readonly url: string
  /** HTML in which only <mark> stands for something. */
  readonly excerpt: string
  readonly meta: { readonly title?: string }
  readonly sub_results: readonly Part[]
  /** Every element with an id, by the number of the word at which it begins. */
  readonly anchors: readonly {
    readonly element: string
    readonly id: string
    readonly text: string
    readonly location: number
  }[]
  /** The numbers of the words that were looked for. */
  readonly locations: readonly number[]
}

export interface Part {
  readonly title: string
  readonly url: string
  /** Empty where the page's own says it. */
  readonly excerpt: string
}

const MOST_PARTS = 3

/** A word that is explained comes before those whose explanation has it. */
function words({ url, anchors, locations }: Hit): readonly Part[] {
  const all = anchors.filter(({ element }) => element === 'dt')
  const found = locations.flatMap((at) => {
    const anchor = all.findLast(({ location }) => location <= at)
    return anchor === undefined ? [] : [{ anchor, away: at - anchor.location }]
  })
  const nearest = found.toSorted((a, b) => a.away - b.away).map(({ anchor }) => anchor)
  return [...new Set(nearest)].map(({ id, text }) => ({
    title: text,
    url: `${url}#${id}`,
    excerpt: '',
  }))
}

export function partsOf(hit: Hit): readonly Part[] {
  const below = hit.sub_results.filter(({ url }) => url.includes('#'))
  return (below.length > 0 ? below : words(hit)).slice(0, MOST_PARTS)
}
