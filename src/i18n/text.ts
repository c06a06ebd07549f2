import { en, type TextKey } from './en.ts'
import { fr } from './fr.ts'
import type { Language } from './language.ts'

const dictionaries: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en, fr }

/** A sentence in a language, its {braces} filled in. */
export function text(
  language: Language,
  key: TextKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return dictionaries[language][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
  )
}
