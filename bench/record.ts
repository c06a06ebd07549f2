/** What a run leaves behind: all samples as JSON, the table as a page. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Versions } from './native/server.ts'
import { type Line, linesOf, speedups, table } from './report.ts'
import { ROWS } from './rows.ts'
import { type Measured, type Samples, SIDES } from './samples.ts'

const RESULTS = fileURLToPath(new URL('results/', import.meta.url))

export interface Circumstances {
  readonly date: string
  readonly machine: string
  readonly browser: string
  readonly native: Versions
  readonly seconds: number
}

export interface Outcome {
  readonly lines: readonly Line[]
  readonly measured: Measured
  readonly text: string
}

export function machine(): string {
  const [first] = cpus()
  const memory = (totalmem() / 1e9).toFixed(0)
  return `${cpus().length} × ${first?.model.trim() ?? process.arch}, ${memory} GB, ${type()} ${release()}`
}

/** Rows that are made from others. */
function derive(samples: Samples): void {
  for (const side of SIDES) {
    const { [side]: own } = samples.measured.samples
    const found = speedups(own['compute @1'] ?? [], own['compute @2'] ?? [])
    for (const value of found) samples.add(side, 'scaling', value)
  }
}

function settingsText(settings: Versions['settings']): string {
  return Object.entries(settings)
    .map(([name, value]) => `- \`${name}\`: \`${JSON.stringify(value)}\``)
    .join('\n')
}

function page(around: Circumstances, lines: readonly Line[], { failures }: Measured): string {
  const failed = failures.map(({ side, metric, reason }) => {
    return `- ${metric}, ${side}: ${reason.trim().split('\n').at(-1)}`
  })
  return `${[
    `# A tab against native dask, ${around.date}`,
    `${around.machine}. ${around.browser}; natively Python ${around.native.python} with ` +
      `distributed ${around.native.distributed}. One run of ${around.seconds.toFixed(0)} s, the ` +
      'sides by turns. A figure is the median (least–most). Cold is a new browser with an empty ' +
      'cache, warm is the same page a second time.',
    table(lines),
    ...(failed.length === 0 ? [] : ['## What failed', failed.join('\n')]),
    '## Settings',
    "Browser and native use dask's defaults with these:",
    settingsText(around.native.settings),
    'The last column is native dask with its defaults alone, measured in one round.',
  ].join('\n\n')}\n`
}

/** The table of what was measured; of all rows, or of those only that have a figure. */
export function conclude(around: Circumstances, samples: Samples, all: boolean): Outcome {
  derive(samples)
  const { measured } = samples
  const lines = linesOf(ROWS, measured).filter(
    ({ browser, native }) => all || browser !== null || native !== null,
  )
  return { lines, measured, text: page(around, lines, measured) }
}

export function keep(around: Circumstances, { measured, text }: Outcome): void {
  mkdirSync(RESULTS, { recursive: true })
  const json = JSON.stringify({ ...around, ...measured }, rounded, 1)
  writeFileSync(`${RESULTS}${around.date}.json`, `${json}\n`)
  writeFileSync(`${RESULTS}latest.md`, text)
}

const rounded = (_: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(4)) : value
