import type { Language } from './language.ts'
import { frenchSentence } from './spaces.ts'

/** A sentence of a dictionary, its {braces} filled in. */
export function sentence(
  language: Language,
  written: string,
  values: Readonly<Record<string, string | number>>,
): string {
  const kept = language === 'fr' ? frenchSentence(written) : written
  return kept.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
  )
}
