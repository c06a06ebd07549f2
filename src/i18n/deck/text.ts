import type { Language } from '../language.ts'
import { type DeckKey, en } from './en.ts'
import { fr } from './fr.ts'

const dictionaries: Readonly<Record<Language, Readonly<Record<DeckKey, string>>>> = { en, fr }

/** A sentence of decks in a language, its {braces} filled in. */
export function deckText(
  language: Language,
  key: DeckKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return dictionaries[language][key].replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
  )
}
