import type { Language } from '../language.ts'
import { sentence } from '../sentence.ts'
import { type CourseKey, en } from './en.ts'
import { fr } from './fr.ts'

const dictionaries: Readonly<Record<Language, Readonly<Record<CourseKey, string>>>> = { en, fr }

/** A sentence of the course map in a language, its {braces} filled in. */
export function courseText(
  language: Language,
  key: CourseKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return sentence(language, dictionaries[language][key], values)
}

/** 150 to "2 h 30 min", in French "2 h 30". */
export function hoursAndMinutes(language: Language, all: number): string {
  const [hours, minutes] = [Math.floor(all / 60), all % 60]
  const key = hours === 0 ? 'minutes' : minutes === 0 ? 'minutes.hours' : 'minutes.both'
  const padded = hours === 0 ? minutes : String(minutes).padStart(2, '0')
  return courseText(language, key, { hours, minutes: padded }).replaceAll(' ', '\u00a0')
}

export function timeSpan(language: Language, from: number, to: number): string {
  const time = hoursAndMinutes(language, from)
  return from === to
    ? time
    : courseText(language, 'time.span', { from: time, to: hoursAndMinutes(language, to) })
}
