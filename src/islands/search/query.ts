/** What is looked for: every word is taken for the beginning of longer ones, so little words find everything. */

import type { Language } from '../../i18n/language.ts'

const LITTLE: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    'a an and are as at by do for how i in is it my of on or the to what with'.split(' '),
  ),
  fr: new Set(
    'à au aux ce ces d de des du en est et il je l la le les mon ne on ou par pas pour que qu s sur un une y'.split(
      ' ',
    ),
  ),
}

/** Without little words, where others are left. */
export function asked(query: string, language: Language): string {
  const words = query
    .trim()
    .split(/\s+/)
    .map((word) => (language === 'fr' ? word.replace(/^(?:[cdjlmnst]|qu)['’](?=.)/i, '') : word))
  const left = words.filter((word) => !LITTLE[language].has(word.toLowerCase()))
  return (left.length > 0 ? left : words).join(' ')
}
