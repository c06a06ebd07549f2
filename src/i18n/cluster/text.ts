import { integer } from '../format.ts'
import type { Language } from '../language.ts'
import { sentence } from '../sentence.ts'
import { en, type PictureKey } from './en.ts'
import { fr } from './fr.ts'

const dictionaries: Readonly<Record<Language, Readonly<Record<PictureKey, string>>>> = { en, fr }

/** A sentence of the pictures in a language, its {braces} filled in. */
export function pictureText(
  language: Language,
  key: PictureKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return sentence(language, dictionaries[language][key], values)
}

/** "1 task", "12 tasks". */
export function counted(language: Language, what: 'results' | 'tasks', count: number): string {
  const form = count === 1 ? 'one' : 'other'
  return pictureText(language, `count.${what}.${form}`, { count: integer(language, count) })
}

export const isPictureKey = (key: string): key is PictureKey => key in en
