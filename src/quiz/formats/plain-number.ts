/** 1e21 and 1e-7 with all their digits: GIFT has no exponents. */
export function plainNumber(value: number): string {
  const short = String(value)
  if (!short.includes('e')) return short
  if (Math.abs(value) >= 1) return BigInt(value).toString()
  return value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '')
}

/** A share of the mark in percent, with as many digits as Moodle needs to know a third. */
export const percent = (credit: number) => plainNumber(Number((credit * 100).toFixed(5)))
