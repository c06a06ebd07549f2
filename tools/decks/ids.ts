/** Ids for the slides of a deck that has none: from their titles, so that they stay. */

import { type Deck, slidesOf } from '../../src/slides/deck.ts'

const fromTitle = (title: string) =>
  title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-$/, '')

/** The text with an id behind every heading of a slide that has none. */
export function withIds(text: string, deck: Deck): string {
  const lines = text.split('\n')
  const slides = slidesOf(deck)
  const taken = new Set(slides.map(({ id }) => id))
  for (const { id, title, kind, line } of slides) {
    const heading = lines[line - 1] ?? ''
    const written = new RegExp(`#${id}[\\s}]`).test(heading)
    if (kind === 'title' || title === '' || written || !heading.startsWith('#')) continue
    const wanted = fromTitle(title) || 'slide'
    let unique = wanted
    for (let number = 2; taken.has(unique); number++) unique = `${wanted}-${number}`
    taken.add(unique)
    const braces = /\s*\{([^{}]*)\}\s*#*\s*$/
    lines[line - 1] = braces.test(heading)
      ? heading.replace(braces, (_, inside: string) => ` {#${unique} ${inside.trim()}}`)
      : `${heading.replace(/\s+#*\s*$/, '')} {#${unique}}`
  }
  return lines.join('\n')
}
