import type { Language } from '../language.ts'
import { sentence } from '../sentence.ts'
import { type DeckKey, en } from './en.ts'
import { fr } from './fr.ts'

const dictionaries: Readonly<Record<Language, Readonly<Record<DeckKey, string>>>> = { en, fr }

/** A sentence of decks in a language, its {braces} filled in. */
export function deckText(
  language: Language,
  key: DeckKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return sentence(language, dictionaries[language][key], values)
}
