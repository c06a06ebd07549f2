import { en, type TextKey } from './en.ts'
import { fr } from './fr.ts'
import type { Language } from './language.ts'
import { sentence } from './sentence.ts'

const dictionaries: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en, fr }

/** A sentence in a language, its {braces} filled in. */
export function text(
  language: Language,
  key: TextKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return sentence(language, dictionaries[language][key], values)
}
