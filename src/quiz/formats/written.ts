/** A quiz as a file of one of the formats; loaded when a file is asked for. */

import type { Language } from '../../i18n/language.ts'
import type { QuizOf } from '../question.ts'
import { writeGift } from './gift-write.ts'
import { writeMoodle } from './moodle-write.ts'
import type { Note } from './note.ts'
import { zipped } from './package.ts'
import { writeQti } from './qti.ts'

export interface WrittenFile {
  readonly name: string
  readonly content: string | Uint8Array<ArrayBuffer>
  readonly type: string
  readonly notes: readonly Note[]
}

export const FORMATS = ['gift', 'moodle', 'qti'] as const
export type Format = (typeof FORMATS)[number]

export function written(
  format: Format,
  quiz: QuizOf<string>,
  name: string,
  language: Language,
): WrittenFile {
  switch (format) {
    case 'gift': {
      const { text, notes } = writeGift(quiz)
      return { name: `${name}.gift`, content: text, type: 'text/plain', notes }
    }
    case 'moodle': {
      const { text, notes } = writeMoodle(quiz)
      return { name: `${name}.xml`, content: text, type: 'application/xml', notes }
    }
    case 'qti': {
      const files = writeQti(quiz, language)
      const content = zipped(files)
      return { name: `${name}-qti.zip`, content, type: 'application/zip', notes: files.notes }
    }
    default:
      return format satisfies never
  }
}
