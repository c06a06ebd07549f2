/** Reads values that somebody wrote by hand; what is wrong is said with where it stands. */

/** What is wrong, and where, as `steps[2].factor`. */
export class Wrong extends RangeError {
  readonly path: string

  constructor(path: string, sentence: string) {
    super(path === '' ? sentence : `${path}: ${sentence}`)
    this.path = path
  }
}

export type Fields = Readonly<Record<string, unknown>>

/** The fields of a mapping; each of them has to be a known one. */
export function fieldsOf(value: unknown, path: string, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Wrong(path, `this is ${shown(value)}; names with values are expected`)
  }
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) {
      throw new Wrong(at(path, name), `there is no such setting here; there are ${listed(known)}`)
    }
  }
  return value as Fields
}

export function textOf(fields: Fields, name: string, path: string): string {
  const value = fields[name]
  if (typeof value !== 'string' || value === '') {
    throw new Wrong(at(path, name), `this is ${shown(value)}; a text is expected`)
  }
  return value
}

export interface Limits {
  readonly least: number
  /** Infinity for no limit. */
  readonly most: number
  readonly whole?: boolean
  /** Whether the greatest value is itself too much. */
  readonly below?: boolean
}

export function numberOf(value: unknown, path: string, limits: Limits): number {
  const { least, most, whole = false, below = false } = limits
  const fits =
    typeof value === 'number' &&
    value >= least &&
    (below ? value < most : value <= most) &&
    Number.isFinite(value) &&
    (!whole || Number.isInteger(value))
  if (fits) return value
  const number = whole ? 'a whole number' : 'a number'
  const upTo =
    most === Number.POSITIVE_INFINITY
      ? ` of at least ${least}`
      : below
        ? ` of at least ${least} and below ${most}`
        : ` from ${least} to ${most}`
  throw new Wrong(path, `this is ${shown(value)}; ${number}${upTo} is expected`)
}

export function oneOf<T extends string>(value: unknown, path: string, known: readonly T[]): T {
  const found = known.find((name) => name === value)
  if (found !== undefined) return found
  throw new Wrong(path, `this is ${shown(value)}; it can be ${listed(known)}`)
}

export function at(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function listed(names: readonly string[]): string {
  return names.join(', ')
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing'
  if (typeof value === 'string') return `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`
  return JSON.stringify(value)?.slice(0, 60) ?? typeof value
}
