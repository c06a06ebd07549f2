/**
 * French puts a space before some signs, and between the thousands of a number. No line may break
 * there, and before ; ! ? and between thousands the space is a thin one. Texts are written with
 * plain spaces, which everybody can see and type: this is done where a text is shown.
 */

const KEPT = '\u00a0'
const THIN = '\u202f'
const BEFORE_A_THIN_SIGN = /[ \u00a0](?=[?!;])/g
const BEFORE_A_SIGN = / (?=[:%»])/g
const AFTER_AN_OPENING = /« /g
const IN_A_NUMBER = /(?<=\d) (?=\d{3}(?!\d))/g

/** Prose of a French text; code has spaces of its own. */
export function frenchSpaces(prose: string): string {
  return prose
    .replaceAll(BEFORE_A_THIN_SIGN, THIN)
    .replaceAll(BEFORE_A_SIGN, KEPT)
    .replaceAll(AFTER_AN_OPENING, `«${KEPT}`)
    .replaceAll(IN_A_NUMBER, THIN)
}

/** The same for a sentence in which what stands between backticks is code. */
export function frenchSentence(sentence: string): string {
  const parts = sentence.split('`')
  return parts.map((part, at) => (at % 2 === 0 ? frenchSpaces(part) : part)).join('`')
}
