import type { Language } from './language.ts'

const MILLISECONDS_PER_SECOND = 1000
const units = ['B', 'kB', 'MB', 'GB'] as const
const frenchUnits = ['o', 'ko', 'Mo', 'Go'] as const

/** What makes numbers and times into text is dear to make, and made once for a language. */
function kept<Maker>(make: (language: Language) => Maker): (language: Language) => Maker {
  const made = new Map<Language, Maker>()
  return (language) => {
    const known = made.get(language) ?? make(language)
    made.set(language, known)
    return known
  }
}

const threeDigits = kept(
  (language) => new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }),
)
const whole = kept((language) => new Intl.NumberFormat(language))
const twoDecimals = kept(
  (language) => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }),
)
const timeOfDay = kept(
  (language) =>
    new Intl.DateTimeFormat(language, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }),
)

/** 43581584 to "43.6 MB". */
export function bytes(language: Language, count: number): string {
  let value = count
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  const number = threeDigits(language).format(value)
  return `${number}\u00a0${(language === 'fr' ? frenchUnits : units)[unit]}`
}

/** 1234 to "1.23 s", 12 to "12 ms". */
export function duration(language: Language, milliseconds: number): string {
  const seconds = milliseconds >= MILLISECONDS_PER_SECOND
  const value = seconds ? milliseconds / MILLISECONDS_PER_SECOND : milliseconds
  const number = threeDigits(language).format(value)
  return `${number}\u00a0${seconds ? 's' : 'ms'}`
}

export function integer(language: Language, value: number): string {
  return whole(language).format(value)
}

/** 2.5 to "2.5", in French "2,5". */
export function decimal(language: Language, value: number): string {
  return twoDecimals(language).format(value)
}

/** At most three digits that count: 0.123456 to "0.123". */
export function significant(language: Language, value: number): string {
  return threeDigits(language).format(value)
}

/** A moment in seconds, Unix, to "17:04:05". */
export function clock(language: Language, at: number): string {
  return timeOfDay(language).format(at * 1000)
}

const longDay = kept(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
)

/** "2026-11-21" to "November 21, 2026". */
export const day = (language: Language, date: string): string =>
  longDay(language).format(new Date(date))
