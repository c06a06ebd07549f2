import type { Language } from '../language.ts'
import { sentence } from '../sentence.ts'
import { en, type QuizKey } from './en.ts'
import { fr } from './fr.ts'

const dictionaries: Readonly<Record<Language, Readonly<Record<QuizKey, string>>>> = { en, fr }

/** A sentence of quizzes in a language, its {braces} filled in. */
export function quizText(
  language: Language,
  key: QuizKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return sentence(language, dictionaries[language][key], values)
}
