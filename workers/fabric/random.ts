/** Numbers from 0 to below 1. */
export type Random = () => number

/**
 * A source of numbers that are the same for the same seed and name, and unlike those of any other
 * name: so one stream's luck does not depend on how much another one sends.
 */
export function randomOf(seed: number, name: string): Random {
  let state = mixed(seed ^ 0x9e3779b9)
  for (let i = 0; i < name.length; i++) state = mixed(state ^ name.charCodeAt(i))
  return () => {
    state = (state + 0x6d2b79f5) | 0
    return mixed(state) / 2 ** 32
  }
}

/** Spreads each bit of the input over all bits of the output, which is not negative. */
function mixed(input: number): number {
  let x = Math.imul(input ^ (input >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return (x ^ (x >>> 15)) >>> 0
}
