/** Codes that people read aloud and type: 32 letters and digits, none of which look alike. */

/** Crockford's: without I, L, O and U. */
export const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BITS = 5

/** A code as somebody typed it, in one way of writing: `k7q-mi` to `K7QM1`; null when it is none. */
export function readLetters(typed: string): string | null {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return plain !== '' && [...plain].every((letter) => LETTERS.includes(letter)) ? plain : null
}

/** In groups of four, as they are easier to read. */
export const grouped = (code: string) => code.replaceAll(/(.{4})(?=.)/g, '$1-')

export function randomLetters(count: number, random: () => number): string {
  return Array.from({ length: count }, () => LETTERS[Math.floor(random() * 32)]).join('')
}

export const valuesOf = (code: string): readonly number[] =>
  [...code].map((letter) => LETTERS.indexOf(letter))
export const lettersOf = (values: readonly number[]): string =>
  values.map((value) => LETTERS[value]).join('')

/** A number below 2 ** (5 × count), the highest letter first. */
export function numberToValues(number: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => Math.floor(number / 32 ** (count - 1 - at)) % 32)
}

export const valuesToNumber = (values: readonly number[]): number =>
  values.reduce((number, value) => number * 32 + value, 0)

export function bytesToLetters(bytes: Uint8Array): string {
  let [held, bits, code] = [0, 0, '']
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= BITS) {
      bits -= BITS
      code += LETTERS[(held >>> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? code : code + LETTERS[(held << (BITS - bits)) & 31]
}

/** The other way round; bits that fill up the last letter are left out. */
export function lettersToBytes(code: string): Uint8Array {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const value of valuesOf(code)) {
    held = (held << BITS) | value
    bits += BITS
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >>> bits) & 255)
      held &= (1 << bits) - 1
    }
  }
  return Uint8Array.from(bytes)
}
