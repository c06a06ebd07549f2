/** A notebook as the files of a lesson: English as a skeleton, French as a draft. */

import { stringify } from 'yaml'
import { DRAFT } from '../lint/mdx.ts'
import { convertCode } from './code.ts'
import { headingOf, levelsFrom } from './headings.ts'
import { convertText } from './markdown.ts'
import type { Note, Piece } from './notes.ts'
import type { Numbered, Opened } from './read.ts'

export interface LessonFiles {
  /** By path below the lesson's folder. */
  readonly files: ReadonlyMap<string, string | Uint8Array>
  readonly notes: readonly Note[]
}

const MINUTES_PER_CELL = 3

/** The lines of text cells, but for what lies in fences. */
function headingsOf(cells: readonly Numbered[]) {
  return cells
    .filter(({ cell }) => cell.kind === 'markdown')
    .flatMap(({ cell }) => cell.source.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '').split('\n'))
    .flatMap((line) => headingOf(line) ?? [])
}

/** The first heading is the title, where it is the only one of its rank. */
function titleOf(cells: readonly Numbered[]): string | null {
  const [first, ...rest] = headingsOf(cells)
  if (first === undefined || rest.some(({ level }) => level <= first.level)) return null
  return first.words
}

function withoutTitle(cells: readonly Numbered[], title: string | null): readonly Numbered[] {
  if (title === null) return cells
  const at = cells.findIndex(
    ({ cell }) => cell.kind === 'markdown' && headingsOf([{ number: 0, cell }]).length > 0,
  )
  return cells.map((one, place) => {
    if (place !== at) return one
    const lines = one.cell.source.split('\n')
    const heading = lines.findIndex((line) => headingOf(line) !== null)
    return { ...one, cell: { ...one.cell, source: lines.toSpliced(heading, 1).join('\n') } }
  })
}

function pieces(
  { cells, language }: Opened,
  title: string | null,
  folder: string,
): readonly Piece[] {
  const rest = withoutTitle(cells, title)
  const levels = headingsOf(rest).map(({ level }) => level)
  const level = levelsFrom(Math.min(...levels, 6))
  return rest.map(({ number, cell }) => {
    switch (cell.kind) {
      case 'code':
        return convertCode(cell, number, language)
      case 'markdown':
        return convertText(cell, { number, folder, level })
      case 'raw':
        return {
          text: '',
          notes: [{ cell: number, says: 'raw text is for other programs; it was left out' }],
          pictures: [],
        }
      default:
        return cell satisfies never
    }
  })
}

function sheet(title: string, module: string, live: number): string {
  return stringify({
    module,
    order: 99,
    minutes: Math.max(10, live * MINUTES_PER_CELL),
    prerequisites: [],
    title: { en: title, fr: `À traduire : ${title}` },
    summary: {
      en: 'One sentence that says what the reader does here.',
      fr: 'Une phrase qui dit ce que l’on fait ici.',
    },
    objectives: {
      en: ['Say what the reader can do at the end.'],
      fr: ['Dire ce que l’on sait faire à la fin.'],
    },
  })
}

/**
 * @param slug what the lesson is called where the notebook has no title
 * @param folder where the notebook lies
 */
export function lessonOf(
  opened: Opened,
  slug: string,
  module: string,
  folder: string,
): LessonFiles {
  const title = titleOf(opened.cells)
  const made = pieces(opened, title, folder)
  const text = `${made
    .map((piece) => piece.text)
    .filter((one) => one !== '')
    .join('\n\n')}\n`
  const live = text.match(/^`{3,}python live /gm)?.length ?? 0
  const words = slug.replaceAll('-', ' ')
  const named = title ?? words.charAt(0).toUpperCase() + words.slice(1)
  const few =
    live < 3 ? [{ cell: null, says: `the lesson has ${live} live cells, and needs three` }] : []
  return {
    files: new Map<string, string | Uint8Array>([
      ['lesson.yaml', sheet(named, module, live)],
      ['en.mdx', text],
      ['fr.mdx', `{/* ${DRAFT} */}\n\n${text}`],
      ...made.flatMap(({ pictures }) => pictures.map(({ path, bytes }) => [path, bytes] as const)),
    ]),
    notes: [...opened.notes, ...made.flatMap(({ notes }) => notes), ...few].toSorted(
      (a, b) => (a.cell ?? Number.MAX_SAFE_INTEGER) - (b.cell ?? Number.MAX_SAFE_INTEGER),
    ),
  }
}
