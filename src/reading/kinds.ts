/** What a value is that came from a file or from another page, before anybody relies on it. */

export type Fields = Readonly<Record<string, unknown>>

/** Named fields: neither a list nor null. */
export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isText = (value: unknown): value is string => typeof value === 'string'

/** A number that can be counted with: neither infinite nor NaN. */
export const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)
