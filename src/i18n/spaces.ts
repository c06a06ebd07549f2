/** French puts a space before some signs, and between the thousands of a number. No line may break there. */

const KEPT = '\u00a0'
const BEFORE_A_SIGN = / (?=[?!;:%»])/g
const AFTER_AN_OPENING = /« /g
const IN_A_NUMBER = /(?<=\d) (?=\d{3}(?!\d))/g

/** Prose of a French text; code has spaces of its own. */
export function frenchSpaces(prose: string): string {
  return prose
    .replaceAll(BEFORE_A_SIGN, KEPT)
    .replaceAll(AFTER_AN_OPENING, `«${KEPT}`)
    .replaceAll(IN_A_NUMBER, KEPT)
}
