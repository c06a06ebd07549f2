/**
 * `npm run chaos -- --seeds 200 --from 1`: works on the tab's cluster while faults drawn from a
 * seed happen to it. What fails is printed with its plan, and is played again by its seed.
 */

import { parseArgs } from 'node:util'
import type { Played } from '../workers/suite/chaos/play.ts'
import { outcomes, told } from '../workers/suite/chaos/report.ts'
import { playSeeds } from '../workers/suite/chaos/run.ts'
import { lineOf } from './counts.ts'
import { makeData } from './data/data.ts'
import { say } from './site/prepare.ts'
import { main, Trouble } from './trouble.ts'
import { vendor } from './vendor/vendor.ts'

const MOST_SEEDS = 100_000

function wholeNumber(name: string, text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= MOST_SEEDS) return number
  throw new Trouble(`--${name} is ${text}; it has to be a whole number from 1 to ${MOST_SEEDS}`)
}

function asked(): { readonly seeds: number; readonly from: number } {
  const options = {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
  } as const
  try {
    const { values } = parseArgs({ options })
    return { seeds: wholeNumber('seeds', values.seeds), from: wholeNumber('from', values.from) }
  } catch (error) {
    if (error instanceof Trouble) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Trouble(`${reason}; write npm run chaos -- --seeds 200 --from 1`)
  }
}

/** Nodes say much when others die; it is shown for a seed that fails. */
const said: string[] = []
const KEPT = 60
const keep = (...words: readonly unknown[]) => {
  said.push(words.join(' '))
  if (said.length > 2 * KEPT) said.splice(0, said.length - KEPT)
}

function tell(played: Played): void {
  console.log(told(played))
  if (played.verdict.kind === 'failed') console.log(said.slice(-KEPT).join('\n'))
  said.length = 0
}

await main(async () => {
  const { seeds, from } = asked()
  await vendor(say)
  await makeData(say)
  console.debug = console.warn = keep
  const all = await playSeeds(from, seeds, tell)
  for (const line of outcomes(all)) console.log(line)
  const failed = all.filter(({ verdict }) => verdict.kind === 'failed').length
  if (failed > 0) process.exitCode = 1
  console.log(lineOf({ passed: all.length - failed, failed, skipped: 0 }))
})
