import type { Language } from '../i18n/language.ts'
import type { Unit } from './question.ts'

const NUMBER = /^([+-]?(?:\d[\d\s\u00a0\u202f.,]*)?(?:[.,]\d+)?(?:e[+-]?\d+)?)\s*(.*)$/i
/** In English, a comma before exactly three digits groups them: `336,776`. */
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/

/**
 * A number as readers type it, with or without a unit: `12.5`, `12,5 MB`, `336 776`.
 * @returns the number in the first unit; null when it is none, or its unit is not known
 */
export function readNumber(
  text: string,
  units: readonly Unit<string>[],
  language: Language,
): number | null {
  const [, digits = '', unit = ''] = NUMBER.exec(text.trim().replace('\u2212', '-')) ?? []
  const number = plainNumber(digits.replaceAll(/[\s\u00a0\u202f]/g, ''), language)
  if (number === null) return null
  if (unit === '') return number
  const known = units.find(({ name }) => name === unit) ?? sameLetters(unit, units)
  return known === undefined ? null : number * known.factor
}

function plainNumber(digits: string, language: Language): number | null {
  const plain =
    language === 'en' && GROUPED.test(digits)
      ? digits.replaceAll(',', '')
      : digits.replace(',', '.')
  if (!/\d/.test(plain)) return null
  const number = Number(plain)
  return Number.isFinite(number) ? number : null
}

/** `mb` where only MB can be meant; not where Mb is another unit. */
function sameLetters(unit: string, units: readonly Unit<string>[]): Unit<string> | undefined {
  const alike = units.filter(({ name }) => name.toLowerCase() === unit.toLowerCase())
  return alike.length === 1 ? alike[0] : undefined
}
