/** What an experiment's run says of the belief that it is about. */

/** The media type under which a cell returns what was seen (`essaim/experiment.py`). */
export const SEEN = 'application/vnd.essaim.seen+json'

export type Seen = Readonly<Record<string, number | boolean | string>>

export interface Verdict {
  /** What it means: the belief is refuted, it holds here, or the run cannot tell. */
  readonly means: 'refuted' | 'holds' | 'unclear'
  /** Comparisons that must all be true; none is always true. */
  readonly when: readonly string[]
}

/** `name op value`; the value is a number, a name, or a number times a name. */
const COMPARISON =
  /^([a-z]\w*) (==|!=|<=|>=|<|>) (?:(\d+(?:\.\d+)?)|(?:(\d+(?:\.\d+)?) \* )?([a-z]\w*))$/

/** @throws RangeError for what is no comparison */
export function holds(comparison: string, seen: Seen): boolean {
  const parts = COMPARISON.exec(comparison)
  if (parts === null) throw new RangeError(`"${comparison}" is no comparison: seen >= 2 * other`)
  const [, left = '', operator, number, factor, right = ''] = parts
  const known = number === undefined ? [left, right] : [left]
  // What was not seen holds nothing, whatever it is compared with.
  if (known.some((name) => !(name in seen))) return false
  const a = Number(seen[left])
  const b = number === undefined ? Number(factor ?? 1) * Number(seen[right]) : Number(number)
  switch (operator) {
    case '==':
      return a === b
    case '!=':
      return a !== b
    case '<=':
      return a <= b
    case '>=':
      return a >= b
    case '<':
      return a < b
    default:
      return a > b
  }
}

/** The first verdict whose comparisons are all true; null when there is none. */
export function verdictOn<V extends Verdict>(seen: Seen, verdicts: readonly V[]): V | null {
  return verdicts.find(({ when }) => when.every((one) => holds(one, seen))) ?? null
}

/** What a cell returned, where it is what an experiment saw; else null. */
export function seenIn(data: Readonly<Record<string, unknown>>): Seen | null {
  const value = data[SEEN]
  if (typeof value !== 'object' || value === null) return null
  const plain = Object.values(value).every((one) =>
    ['number', 'boolean', 'string'].includes(typeof one),
  )
  return plain ? (value as Seen) : null
}

/** Code in which a named constant has another value. @throws RangeError where there is no such one */
export function withConstant(code: string, name: string, value: number): string {
  const line = new RegExp(`^${name} = [\\d_.]+`, 'm')
  if (!line.test(code)) throw new RangeError(`the code has no line "${name} = …"`)
  const written = String(value).replaceAll(/\B(?=(\d{3})+$)/g, value >= 10_000 ? '_' : '')
  return code.replace(line, `${name} = ${written}`)
}
