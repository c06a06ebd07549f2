/** All of a reader's progress as one file, and back. A file is taken whole or not at all. */

import { type Fields, isNumber, isObject, isText } from '../reading/kinds.ts'
import type { ProgressEvent } from './event.ts'
import type { Everything } from './store.ts'
import type { Version, Work } from './work.ts'

const FORMAT = 'essaim-progress'
/** 2 has the steps of notebooks to fill; all that 1 could say is the same in it. */
const VERSION = 2

export interface ProgressFile extends Everything {
  /** As its owner wrote it, or empty. */
  readonly name: string
  /** When it was written: milliseconds, Unix. */
  readonly at: number
}

export type Reading =
  | { readonly kind: 'read'; readonly file: ProgressFile }
  /** Cut off, or no JSON at all. */
  | { readonly kind: 'broken' }
  /** JSON of something else. */
  | { readonly kind: 'foreign' }
  /** Written by a later version of the course. */
  | { readonly kind: 'future'; readonly version: number }
  /** One of its entries is not as it has to be: `events 3`. */
  | { readonly kind: 'damaged'; readonly where: string }

export function writeProgress({ name, at, events, works }: ProgressFile): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, name, at, events, works }, null, 1)}\n`
}

/** No try gets more than there is. */
const isMark = (earned: unknown, points: unknown) =>
  isNumber(earned) && isNumber(points) && earned <= points + 1e-9

function isHappening(value: Fields): boolean {
  switch (value.kind) {
    case 'lesson-read':
      return isText(value.lesson)
    case 'cell-run':
      return (
        isText(value.lesson) &&
        isText(value.cell) &&
        ['done', 'error', 'stopped'].includes(String(value.ended))
      )
    case 'exercise-tried':
      return (
        isText(value.exercise) &&
        isText(value.edition) &&
        isMark(value.earned, value.points) &&
        typeof value.passed === 'boolean' &&
        isNumber(value.hints)
      )
    case 'solution-seen':
      return isText(value.exercise)
    case 'quiz-answered':
      return (
        isText(value.quiz) &&
        isText(value.question) &&
        isNumber(value.points) &&
        (value.earned === null || isMark(value.earned, value.points))
      )
    case 'step-checked':
      return (
        isText(value.notebook) &&
        isText(value.step) &&
        isText(value.edition) &&
        isMark(value.earned, value.points)
      )
    default:
      return false
  }
}

const isEvent = (value: unknown): value is ProgressEvent =>
  isObject(value) &&
  isText(value.id) &&
  isNumber(value.at) &&
  isText(value.module) &&
  isHappening(value)

const isVersion = (value: unknown): value is Version =>
  isObject(value) &&
  isText(value.id) &&
  isNumber(value.at) &&
  isText(value.edition) &&
  isText(value.code)

const isWork = (value: unknown): value is Work =>
  isObject(value) &&
  isText(value.exercise) &&
  Array.isArray(value.versions) &&
  value.versions.every(isVersion)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function readProgress(text: string): Reading {
  const value = parsed(text)
  if (value === undefined) return { kind: 'broken' }
  if (!isObject(value) || value.format !== FORMAT || !isNumber(value.version)) {
    return { kind: 'foreign' }
  }
  const { version, name, at, events, works } = value
  if (version > VERSION) return { kind: 'future', version }
  if (!Array.isArray(events)) return { kind: 'damaged', where: 'events' }
  if (!Array.isArray(works)) return { kind: 'damaged', where: 'works' }
  const event = events.findIndex((one) => !isEvent(one))
  if (event >= 0) return { kind: 'damaged', where: `events ${event + 1}` }
  const work = works.findIndex((one) => !isWork(one))
  if (work >= 0) return { kind: 'damaged', where: `works ${work + 1}` }
  if (!isText(name) || !isNumber(at)) return { kind: 'damaged', where: 'name' }
  return { kind: 'read', file: { name, at, events, works } }
}
