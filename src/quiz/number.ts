import type { Unit } from './question.ts'

const NUMBER = /^([+-]?(?:\d[\d\s\u00a0\u202f]*)?(?:[.,]\d+)?(?:e[+-]?\d+)?)\s*(.*)$/i

/**
 * A number as readers type it, with or without a unit: `12.5`, `12,5 MB`, `336 776`.
 * @returns the number in the first unit; null when it is none, or its unit is not known
 */
export function readNumber(text: string, units: readonly Unit[]): number | null {
  const found = NUMBER.exec(text.trim())
  const [, digits = '', unit = ''] = found ?? []
  const plain = digits.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (!/\d/.test(plain)) return null
  const number = Number(plain)
  if (!Number.isFinite(number)) return null
  if (unit === '') return number
  const known = units.find(({ name }) => name.toLowerCase() === unit.toLowerCase())
  return known === undefined ? null : number * known.factor
}
