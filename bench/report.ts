/** From numbers to a table; pure. */

import type { Aim, Row, Unit } from './rows.ts'
import type { Measured } from './samples.ts'

export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

export interface Line {
  readonly row: Row
  readonly browser: Spread | null
  readonly native: Spread | null
  readonly defaults: Spread | null
  /** The browser's median divided by the native one. */
  readonly ratio: number | null
  /** Null where there is no aim, or nothing to compare with it. */
  readonly reached: boolean | null
}

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

export function spread(values: readonly number[]): Spread | null {
  const middle = median(values)
  if (middle === null) return null
  return { median: middle, min: Math.min(...values), max: Math.max(...values) }
}

/** How many times faster, round by round. */
export function speedups(one: readonly number[], two: readonly number[]): readonly number[] {
  return one.slice(0, two.length).map((value, round) => value / (two[round] ?? Number.NaN))
}

export function isReached(aim: Aim, value: number | null, ratio: number | null): boolean | null {
  switch (aim.kind) {
    case 'none':
      return null
    case 'ratio-at-most':
      return ratio === null ? null : ratio <= aim.limit
    case 'at-most':
      return value === null ? null : value <= aim.limit
    case 'at-least':
      return value === null ? null : value >= aim.limit
    default:
      return aim satisfies never
  }
}

export function linesOf(rows: readonly Row[], { samples }: Measured): readonly Line[] {
  return rows.map((row) => {
    const browser = spread(samples.browser[row.metric] ?? [])
    const native = spread(samples.native[row.metric] ?? [])
    const defaults = spread(samples.defaults[row.metric] ?? [])
    const ratio = browser === null || native === null ? null : browser.median / native.median
    const reached = isReached(row.aim, browser?.median ?? null, ratio)
    return { row, browser, native, defaults, ratio, reached }
  })
}

const ABSENT = '–'

/** Three significant digits, as far as they say something. */
export function digits(value: number): string {
  const magnitude = Math.abs(value)
  if (magnitude >= 100) return value.toFixed(0)
  if (magnitude >= 10) return value.toFixed(1)
  return value.toFixed(magnitude >= 0.1 || magnitude === 0 ? 2 : 3)
}

export function shown(measured: Spread | null, unit: Unit): string {
  if (measured === null) return ABSENT
  const value = `${digits(measured.median)} ${unit}`
  if (measured.min === measured.max) return value
  return `${value} (${digits(measured.min)}–${digits(measured.max)})`
}

export function aimText(aim: Aim, unit: Unit): string {
  switch (aim.kind) {
    case 'none':
      return ''
    case 'ratio-at-most':
      return `≤ ${aim.limit} × native`
    case 'at-most':
      return `≤ ${aim.limit} ${unit}`
    case 'at-least':
      return `≥ ${aim.limit} ${unit}`
    default:
      return aim satisfies never
  }
}

function verdict({ row, reached }: Line): string {
  if (row.aim.kind === 'none') return ''
  if (reached === null) return 'not measured'
  return reached ? 'yes' : '**no**'
}

const HEAD = ['', 'browser', 'native', 'ratio', 'aim', 'reached', "native, dask's defaults"]

/** As a Markdown table: median (least–most). */
export function table(lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const { row, browser, native, defaults, ratio } = line
    return [
      row.label,
      shown(browser, row.unit),
      shown(native, row.unit),
      ratio === null ? ABSENT : `${digits(ratio)} ×`,
      aimText(row.aim, row.unit),
      verdict(line),
      shown(defaults, row.unit),
    ]
  })
  const rule = HEAD.map(() => '---')
  return [HEAD, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
