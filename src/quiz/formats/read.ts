/** A file of a lecturer, whichever of the two formats it has. */

import type { Language } from '../../i18n/language.ts'
import { readGift } from './gift-read.ts'
import { readMoodle } from './moodle-read.ts'
import type { Imported } from './note.ts'

export function readQuestions(file: string, language: Language): Imported {
  const xml = /^\uFEFF?\s*<(\?xml|!--|quiz)/.test(file)
  return xml ? readMoodle(file, language) : readGift(file, language)
}
