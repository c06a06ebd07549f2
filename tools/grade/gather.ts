/** The files of a folder as hand-ins, or as what is wrong with each. */

import { globSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type HandIn, type Reading, readHandIn } from '../../src/handin/read.ts'
import type { GradedNotebook } from './notebooks.ts'

/** A hand-in is text and a few pictures. A larger file is not read at all. */
export const MOST_BYTES = 20_000_000
const MOST_CODE = 200_000
export const CSV = 'marks.csv'
export const REPORT = 'report.md'
const OURS: readonly string[] = [CSV, REPORT]

export interface Gathered {
  /** Below the folder. */
  readonly file: string
  readonly handIn: HandIn
  readonly notebook: GradedNotebook
}

export interface Refused {
  readonly file: string
  /** Who it says it is from, where it could be read. */
  readonly student: string | null
  readonly sentence: string
}

const megabytes = (size: number) => `${Math.round(size / 1e6)} MB`

function reason(reading: Exclude<Reading, { kind: 'read' }>): string {
  switch (reading.kind) {
    case 'broken':
      return 'The file is cut off or is no JSON: ask for it again.'
    case 'no-notebook':
      return 'The file is JSON, but no notebook of format 4.'
    case 'foreign':
      return 'The file is a notebook, but no hand-in: it was not saved by “Hand in”.'
    case 'future':
      return `The file was written by a later version of the course (format ${reading.version}); bring yours up to date.`
    case 'damaged':
      return `The file was changed so that it cannot be graded: “${reading.where}” in its metadata is not as it has to be.`
    default:
      return reading satisfies never
  }
}

function refusal(handIn: HandIn, notebook: GradedNotebook | undefined): string | null {
  const { filling } = handIn
  if (notebook === undefined) return `There is no notebook “${filling.notebook}” in this course.`
  if (filling.edition !== notebook.edition) {
    return `It was filled in another version of the notebook (${filling.edition}, here is ${notebook.edition}): grade it with that version of the course.`
  }
  const code = Object.values(filling.cells).reduce((sum, source) => sum + source.length, 0)
  return code > MOST_CODE
    ? `Its cells have ${code} characters of code; at most ${MOST_CODE} are run.`
    : null
}

function look(
  folder: string,
  file: string,
  notebooks: ReadonlyMap<string, GradedNotebook>,
): Gathered | Refused {
  const path = join(folder, file)
  const no = (sentence: string, student: string | null = null) => ({ file, student, sentence })
  if (!file.endsWith('.ipynb')) return no('This is no notebook: a hand-in ends with .ipynb.')
  try {
    const { size } = statSync(path)
    if (size > MOST_BYTES) {
      return no(
        `The file has ${megabytes(size)} and was not read; a hand-in has at most ${megabytes(MOST_BYTES)}.`,
      )
    }
    const reading = readHandIn(readFileSync(path, 'utf8'))
    if (reading.kind !== 'read') return no(reason(reading))
    const { handIn } = reading
    const notebook = notebooks.get(handIn.filling.notebook)
    const sentence = refusal(handIn, notebook)
    if (sentence !== null || notebook === undefined) {
      return no(sentence ?? '', handIn.filling.student.id)
    }
    return { file, handIn, notebook }
  } catch (error) {
    return no(`The file could not be read: ${error instanceof Error ? error.message : error}.`)
  }
}

export interface Folder {
  readonly gathered: readonly Gathered[]
  readonly refused: readonly Refused[]
}

export function gather(folder: string, notebooks: ReadonlyMap<string, GradedNotebook>): Folder {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile() && !OURS.includes(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted()
  const looked = files.map((file) => look(folder, file, notebooks))
  return {
    gathered: looked.filter((one) => 'handIn' in one),
    refused: looked.filter((one) => 'sentence' in one),
  }
}
