import type { Language } from '../language.ts'
import { sentence } from '../sentence.ts'
import { en, type SearchKey } from './en.ts'
import { fr } from './fr.ts'

const dictionaries: Readonly<Record<Language, Readonly<Record<SearchKey, string>>>> = { en, fr }

/** A sentence of the search in a language, its {braces} filled in. */
export function searchText(
  language: Language,
  key: SearchKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return sentence(language, dictionaries[language][key], values)
}
