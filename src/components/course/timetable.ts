/** A way through the course, as it was taught: parts with their modules and their time. */

import { getCollection } from 'astro:content'
import type { Language } from '../../i18n/language.ts'

export interface Item {
  readonly modules: readonly string[]
  readonly minutes: number | null
  /** What is done, where it is not the modules as such. */
  readonly what: string | null
}

export interface Part {
  readonly title: string
  readonly items: readonly Item[]
  /** Minutes, from and to. */
  readonly time: readonly [number, number]
}

export interface Timetable {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly parts: readonly Part[]
  readonly time: readonly [number, number]
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

export const modulesOf = ({ parts }: Timetable): readonly string[] => [
  ...new Set(parts.flatMap(({ items }) => items.flatMap(({ modules }) => modules))),
]

export async function timetables(language: Language): Promise<readonly Timetable[]> {
  const all = await getCollection('timetables')
  return all
    .toSorted((a, b) => a.data.order - b.data.order)
    .map(({ id, data }) => {
      const parts = data.parts.map(({ title, minutes, items }): Part => {
        const whole = sum(items.map((item) => item.minutes ?? 0))
        return {
          title: title[language],
          time: minutes ?? [whole, whole],
          items: items.map((item) => ({
            modules: item.modules,
            minutes: item.minutes ?? null,
            what: item.what?.[language] ?? null,
          })),
        }
      })
      return {
        id,
        title: data.title[language],
        summary: data.summary[language],
        parts,
        time: [sum(parts.map(({ time }) => time[0])), sum(parts.map(({ time }) => time[1]))],
      }
    })
}
