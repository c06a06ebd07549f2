import type { Language } from '../language.ts'
import { sentence } from '../sentence.ts'
import { en, type ProgressKey } from './en.ts'
import { fr } from './fr.ts'

const dictionaries: Readonly<Record<Language, Readonly<Record<ProgressKey, string>>>> = { en, fr }

/** A sentence on the reader's progress in a language, its {braces} filled in. */
export function progressText(
  language: Language,
  key: ProgressKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return sentence(language, dictionaries[language][key], values)
}
