/** What stands before a deck's slides: YAML between dashes, or pandoc's lines with `%`. */

import { parseDocument } from 'yaml'
import type { Problem } from './deck.ts'

export interface TitleBlock {
  readonly title: string
  readonly subtitle: string
  readonly authors: readonly string[]
  readonly date: string
  /** Speaker notes of the title slide, as Markdown. */
  readonly notes: string
  readonly minutes: number
  /** Every list comes item by item. */
  readonly incremental: boolean
  readonly background: Readonly<Record<string, string>>
  /** Set where the deck says itself at which level of headings slides begin. */
  readonly slideLevel: number | null
}

export interface ReadTitle {
  readonly block: TitleBlock
  /** The text after the block, with empty lines in its place. */
  readonly rest: string
  readonly problems: readonly Problem[]
}

const YAML = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/
const PERCENT =
  /^%[ \t]*(.*(?:\n[ \t]+\S.*)*)\n(?:%[ \t]*(.*(?:\n[ \t]+\S.*)*)\n)?(?:%[ \t]*(.*)\n)?/

const blank = (text: string) => text.replaceAll(/[^\n]+/g, '')
const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(String)

export function readTitle(text: string): ReadTitle {
  const yaml = YAML.exec(text)
  if (yaml !== null) return fromYaml(text, yaml[0], yaml[1] ?? '')
  const percent = PERCENT.exec(text)
  if (percent === null) return { block: fromValues({}), rest: text, problems: [] }
  const [whole, title = '', authors = '', date = ''] = percent
  const block = fromValues({
    title: title.replaceAll(/\s+/g, ' ').trim(),
    author: authors
      .split(/;|\n/)
      .map((author) => author.trim())
      .filter(Boolean),
    date: date.trim(),
  })
  return { block, rest: blank(whole) + text.slice(whole.length), problems: [] }
}

function fromYaml(text: string, whole: string, inside: string): ReadTitle {
  const rest = blank(whole) + text.slice(whole.length)
  const document = parseDocument(inside, { schema: 'failsafe' })
  const problems = document.errors.map(({ linePos, message }) => ({
    line: (linePos?.[0].line ?? 0) + 1,
    says: `The title block is no YAML: ${message.split('\n')[0]} Put a text with a colon between quotes.`,
  }))
  const read: unknown = problems.length > 0 ? {} : document.toJS()
  const values = typeof read === 'object' && read !== null ? read : {}
  return { block: fromValues(values as Record<string, unknown>), rest, problems }
}

function fromValues(values: Readonly<Record<string, unknown>>): TitleBlock {
  const said = (key: string) => texts(values[key]).join(' ').trim()
  const backgrounds = Object.keys(values).filter((key) => /^(title-slide-)?background-/.test(key))
  const level = Number(said('slide-level'))
  return {
    title: said('title'),
    subtitle: said('subtitle'),
    authors: texts(values.author),
    date: said('date'),
    notes: said('notes'),
    minutes: Number(said('minutes')) || 0,
    incremental: said('incremental') === 'true',
    background: Object.fromEntries(
      backgrounds.map((key) => [key.replace(/^title-slide-/, ''), said(key)]),
    ),
    slideLevel: Number.isInteger(level) && level > 0 ? level : null,
  }
}
