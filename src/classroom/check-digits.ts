/**
 * Two check letters (Reed and Solomon, over 32 symbols). In a code of at most 31 letters they find
 * every one or two letters that are wrong, so every two that were exchanged.
 */

const LONGEST = 31
/** Powers of a root of x⁵ + x² + 1. */
const POWERS: readonly number[] = (() => {
  const powers = [1]
  while (powers.length < LONGEST) {
    const next = (powers.at(-1) ?? 0) << 1
    powers.push(next > 31 ? next ^ 0b100101 : next)
  }
  return powers
})()
const LOGARITHMS = new Map(POWERS.map((power, at) => [power, at]))

function times(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  const sum = (LOGARITHMS.get(a) ?? 0) + (LOGARITHMS.get(b) ?? 0)
  return POWERS[sum % LONGEST] ?? 0
}

const divided = (a: number, b: number) =>
  times(a, POWERS[(LONGEST - (LOGARITHMS.get(b) ?? 0)) % LONGEST] ?? 0)

/** The word as a polynomial, at a power of the root. */
const at = (word: readonly number[], root: number) =>
  word.reduce((sum, value) => times(sum, root) ^ value, 0)

const [FIRST, SECOND] = [POWERS[1] ?? 0, POWERS[2] ?? 0]

/** @throws RangeError when it is too long to be protected */
export function withCheck(word: readonly number[]): readonly number[] {
  if (word.length > LONGEST - 2) throw new RangeError(`${word.length} letters are too many`)
  const [a, b] = [at([...word, 0, 0], FIRST), at([...word, 0, 0], SECOND)]
  // x · root + y is what the word leaves, at both roots.
  const x = divided(a ^ b, FIRST ^ SECOND)
  const y = a ^ times(x, FIRST)
  return [...word, x, y]
}

/** The word without its check letters; null when something is wrong with it. */
export function checked(word: readonly number[]): readonly number[] | null {
  if (word.length < 3 || word.length > LONGEST) return null
  return at(word, FIRST) === 0 && at(word, SECOND) === 0 ? word.slice(0, -2) : null
}
