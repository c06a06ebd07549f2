import type { Language } from '../language.ts'
import { sentence } from '../sentence.ts'
import { type ClassroomKey, en } from './en.ts'
import { fr } from './fr.ts'

const dictionaries: Readonly<Record<Language, Readonly<Record<ClassroomKey, string>>>> = { en, fr }

/** A sentence of the classroom in a language, its {braces} filled in. */
export function classroomText(
  language: Language,
  key: ClassroomKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return sentence(language, dictionaries[language][key], values)
}
