/** Where a lesson first mentions each word of the glossary, as a plain function over its texts. */

export interface Word {
  readonly slug: string
  /** How lessons write it, in one language. */
  readonly forms: readonly string[]
}

/** A stretch of text; `slug` is there where it is a word's first mention. */
export interface Piece {
  readonly text: string
  readonly slug?: string
}

export interface Mentions {
  /** Cuts a text where it is the first to mention a word. Texts come in the lesson's order. */
  readonly cut: (text: string) => readonly Piece[]
  /** The author has marked this word by hand. */
  readonly known: (slug: string) => void
}

const escaped = (form: string): string => form.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The mentions in one lesson. */
export function firstMentions(words: readonly Word[]): Mentions {
  const slugs = new Map(words.flatMap(({ slug, forms }) => forms.map((form) => [form, slug])))
  const longestFirst = [...slugs.keys()].sort((a, b) => b.length - a.length)
  const any = new RegExp(
    `(?<![\\p{L}\\p{N}_./-])(?:${longestFirst.map(escaped).join('|')})(?![\\p{L}\\p{N}_(/-])`,
    'gu',
  )
  const seen = new Set<string>()

  const cut = (text: string): readonly Piece[] => {
    const pieces: Piece[] = []
    let done = 0
    for (const { 0: found, index } of text.matchAll(any)) {
      const slug = slugs.get(found)
      if (slug === undefined || seen.has(slug)) continue
      seen.add(slug)
      if (index > done) pieces.push({ text: text.slice(done, index) })
      pieces.push({ text: found, slug })
      done = index + found.length
    }
    if (done < text.length) pieces.push({ text: text.slice(done) })
    return pieces
  }
  return { cut, known: (slug) => seen.add(slug) }
}
