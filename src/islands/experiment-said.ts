/** What an experiment's verdict says, with what was seen in it. */

import type { Seen } from '../experiments/verdict.ts'
import { decimal, integer } from '../i18n/format.ts'
import type { Language } from '../i18n/language.ts'

export function filled(language: Language, sentence: string, seen: Seen): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = seen[name]
    if (typeof value !== 'number') return value === undefined ? whole : String(value)
    return Number.isInteger(value) ? integer(language, value) : decimal(language, value)
  })
}
