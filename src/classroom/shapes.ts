/** Readers for single values of a message: each gives the value, or undefined where it is none. */

import { type Fields, isObject } from '../reading/kinds.ts'

export const LONGEST = { name: 200, text: 200, code: 50_000, person: 100, list: 100 } as const

export function fields(value: unknown): Fields | undefined {
  return isObject(value) ? value : undefined
}

export function text(value: unknown, longest: number): string | undefined {
  return typeof value === 'string' && value.length <= longest ? value : undefined
}

/** A name of something: not empty. */
export function name(value: unknown): string | undefined {
  return text(value, LONGEST.name) || undefined
}

export function whole(value: unknown, least: number, most = 1e9): number | undefined {
  const fits = typeof value === 'number' && Number.isInteger(value)
  return fits && value >= least && value <= most ? value : undefined
}

export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}

export function oneOf<T extends string>(value: unknown, words: readonly T[]): T | undefined {
  return words.find((word) => word === value)
}

/** All of a list or nothing of it. */
export function list<T>(
  value: unknown,
  read: (item: unknown) => T | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(value) || value.length > LONGEST.list) return undefined
  const items = value.map(read)
  return items.some((item) => item === undefined) ? undefined : (items as readonly T[])
}

type Known<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> }

/** The fields together, when none is missing. */
export function every<T extends Fields>(read: T): Known<T> | undefined {
  return Object.values(read).includes(undefined) ? undefined : (read as Known<T>)
}
