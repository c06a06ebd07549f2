/** A file that was handed in, or what is wrong with it. Nothing in it is trusted: it is looked at. */

import type { Language } from '../i18n/language.ts'
import type { Notebook } from '../notebook/notebook.ts'
import { readNotebook } from '../notebook/read.ts'
import type { Answer } from '../quiz/question.ts'
import { type Fields, isNumber, isObject, isText } from '../reading/kinds.ts'
import type { Filling } from './filling.ts'
import type { Entry } from './log.ts'
import { FORMAT, VERSION } from './write.ts'

export interface HandIn {
  readonly filling: Filling
  readonly language: Language
  /** Source of every cell that is locked, by its id. */
  readonly locked: ReadonlyMap<string, string>
}

export type Reading =
  | { readonly kind: 'read'; readonly handIn: HandIn }
  /** Cut off, or no JSON at all. */
  | { readonly kind: 'broken' }
  /** Not a notebook that Jupyter would read. */
  | { readonly kind: 'no-notebook' }
  /** A notebook, but no hand-in. */
  | { readonly kind: 'foreign' }
  /** Written by a later version of the course. */
  | { readonly kind: 'future'; readonly version: number }
  | { readonly kind: 'damaged'; readonly where: string }

const isPosition = (value: unknown) => value === null || isNumber(value)

function isAnswer(value: unknown): value is Answer {
  if (!isObject(value)) return false
  switch (value.kind) {
    case 'chosen':
      return Array.isArray(value.positions) && value.positions.every(isNumber)
    case 'typed':
      return isText(value.text)
    case 'placed':
      return Array.isArray(value.places) && value.places.every(isPosition)
    case 'matched':
      return Array.isArray(value.positions) && value.positions.every(isPosition)
    default:
      return false
  }
}

/** Its other fields are looked at by their fingerprint only. */
const isEntry = (value: unknown): value is Entry =>
  isObject(value) &&
  isText(value.kind) &&
  isNumber(value.at) &&
  isText(value.before) &&
  isText(value.hash) &&
  Object.values(value).every((field) => isText(field) || isNumber(field))

const isTable = (value: unknown, holds: (entry: unknown) => boolean) =>
  isObject(value) && Object.values(value).every(holds)

const isStudent = (value: unknown) =>
  isObject(value) && isText(value.id) && value.id.trim() !== '' && isText(value.name)

const FIELDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  notebook: isText,
  edition: isText,
  mode: (value) => value === 'training' || value === 'exam',
  student: isStudent,
  seed: isText,
  begun: isNumber,
  answers: (value) => isTable(value, isAnswer),
  marks: (value) => isTable(value, isNumber),
  hints: (value) => isTable(value, isNumber),
  log: (value) => Array.isArray(value) && value.every(isEntry),
}

function isLocked(metadata: Fields): boolean {
  return isObject(metadata.essaim) && metadata.essaim.locked === true
}

function handInOf(notebook: Notebook, about: Fields): HandIn {
  const code = notebook.cells.filter(({ kind, metadata }) => kind === 'code' && !isLocked(metadata))
  const locked = notebook.cells.filter(({ metadata }) => isLocked(metadata))
  const cells = Object.fromEntries(code.map(({ id, source }) => [id, source]))
  const kept = Object.fromEntries(Object.keys(FIELDS).map((field) => [field, about[field]]))
  return {
    filling: { ...kept, cells } as unknown as Filling,
    language: about.language === 'fr' ? 'fr' : 'en',
    locked: new Map(locked.map(({ id, source }) => [id, source])),
  }
}

export function readHandIn(text: string): Reading {
  const reading = readNotebook(text)
  if (reading.kind === 'problem') {
    return { kind: reading.problem.kind === 'json' ? 'broken' : 'no-notebook' }
  }
  const about = reading.notebook.metadata.essaim
  if (!isObject(about) || about.format !== FORMAT || !isNumber(about.version)) {
    return { kind: 'foreign' }
  }
  if (about.version > VERSION) return { kind: 'future', version: about.version }
  const where = Object.keys(FIELDS).find((field) => FIELDS[field]?.(about[field]) !== true)
  if (where !== undefined) return { kind: 'damaged', where }
  return { kind: 'read', handIn: handInOf(reading.notebook, about) }
}
