/** A pandoc-reveal deck into the files of one of ours, as values. */

import { stringify } from 'yaml'
import { type Problem, slidesOf } from '../../src/slides/deck.ts'
import { type ReadOptions, readDeck } from '../../src/slides/read.ts'
import { withIds } from './ids.ts'
import { mended } from './mend.ts'
import { unread } from './unread.ts'

export interface Imported {
  /** The Markdown; the same for both languages until somebody translates it. */
  readonly text: string
  /** The `deck.yaml`. */
  readonly yaml: string
  /** Images that the deck names, as it names them, and where they go beside it. */
  readonly images: ReadonlyMap<string, string>
  readonly slides: number
  /** By line of the file that was read. */
  readonly problems: readonly Problem[]
}

/** Mending one thing may show another, but not for ever. */
const ROUNDS = 5

/** @param exists whether an image is there, by the path that the deck names */
export function importDeck(written: string, exists: (path: string) => boolean): Imported {
  const images = new Map<string, string>()
  const resolve = (path: string) => {
    if (!exists(path)) return null
    images.set(path, placeOf(path, images))
    return path
  }
  const options: ReadOptions = { footnotes: '', resolve }
  const normal = written.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const first = readDeck(normal, options)
  let [text, read] = [normal, first]
  for (let round = 0; round < ROUNDS && read.problems.some(({ mend }) => mend); round++) {
    text = mended(text, read.problems)
    read = readDeck(text, options)
  }
  text = withIds(text, read.deck)
  for (const [path, place] of images) text = text.replaceAll(path, place)
  const problems = [...first.problems, ...unread(normal)].toSorted((a, b) => a.line - b.line)
  const { deck } = read
  const minutes = slidesOf(deck).reduce((sum, slide) => sum + slide.minutes, 0)
  const title = deck.title || 'Imported deck'
  const yaml = stringify({
    module: 'M0',
    minutes: minutes || slidesOf(deck).length,
    title: { en: title, fr: title },
    summary: { en: deck.subtitle || title, fr: deck.subtitle || title },
  })
  return { text, yaml, images, slides: slidesOf(deck).length, problems }
}

function placeOf(path: string, taken: ReadonlyMap<string, string>): string {
  const known = taken.get(path)
  if (known !== undefined) return known
  const name = (path.split('/').at(-1) ?? path).replaceAll(/[^\w.-]+/g, '-')
  const others = [...taken.values()].filter((place) => place.endsWith(name)).length
  return others === 0 ? `images/${name}` : `images/${others + 1}-${name}`
}
