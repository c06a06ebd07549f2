import type { Language } from './language.ts'

const MILLISECONDS_PER_SECOND = 1000
const units = ['B', 'kB', 'MB', 'GB'] as const
const frenchUnits = ['o', 'ko', 'Mo', 'Go'] as const

/** 43581584 to "43.6 MB". */
export function bytes(language: Language, count: number): string {
  let value = count
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(value)
  return `${number}\u00a0${(language === 'fr' ? frenchUnits : units)[unit]}`
}

/** 1234 to "1.23 s", 12 to "12 ms". */
export function duration(language: Language, milliseconds: number): string {
  const seconds = milliseconds >= MILLISECONDS_PER_SECOND
  const value = seconds ? milliseconds / MILLISECONDS_PER_SECOND : milliseconds
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(value)
  return `${number}\u00a0${seconds ? 's' : 'ms'}`
}

export function integer(language: Language, value: number): string {
  return new Intl.NumberFormat(language).format(value)
}

/** 2.5 to "2.5", in French "2,5". */
export function decimal(language: Language, value: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value)
}
