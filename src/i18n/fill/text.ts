import type { Language } from '../language.ts'
import { sentence } from '../sentence.ts'
import { en, type FillKey } from './en.ts'
import { fr } from './fr.ts'

const dictionaries: Readonly<Record<Language, Readonly<Record<FillKey, string>>>> = { en, fr }

/** A sentence of notebooks to fill in a language, its {braces} filled in. */
export function fillText(
  language: Language,
  key: FillKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return sentence(language, dictionaries[language][key], values)
}
