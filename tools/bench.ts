/**
 * `npm run bench`: a tab against native dask, recorded; `npm run bench -- quick` for a smaller run.
 * `npm run bench -- images`, `-- instrument` and `-- decks` measure only the rows of the memory images,
 * only those of the cluster as an instrument, and only those of a long deck.
 */

import type { Versions } from '../bench/native/server.ts'
import { warmUp } from '../bench/native/sessions.ts'
import {
  measureAll,
  measureDecksOnly,
  measureImagesOnly,
  measureInstrumentOnly,
} from '../bench/plan.ts'
import { conclude, keep, machine } from '../bench/record.ts'
import { findChromium } from './browsers/chromium.ts'
import { run } from './child.ts'
import { DIST } from './paths.ts'
import { pythonEnvironment } from './python/environment.ts'
import { serve } from './serve/serve.ts'
import { prepareSite, say } from './site/prepare.ts'
import { main, Trouble } from './trouble.ts'
import { readLock } from './vendor/lock.ts'

const PARTS = {
  all: measureAll,
  images: measureImagesOnly,
  instrument: measureInstrumentOnly,
  decks: measureDecksOnly,
} as const
type Part = keyof typeof PARTS

const isPart = (word: string): word is Part => word in PARTS

/** A part alone, and with `quick` once; without a word all of it, which is recorded. */
function modeOf(words: readonly string[]): { readonly quick: boolean; readonly part: Part } {
  const other = words.find((word) => word !== 'quick' && !isPart(word))
  if (other !== undefined) {
    const there = [...Object.keys(PARTS), 'quick'].join('", "')
    throw new Trouble(`there is no bench "${other}"; there are "${there}"`)
  }
  return { quick: words.includes('quick'), part: words.find(isPart) ?? 'all' }
}

async function findPython(): Promise<string> {
  const given = process.env.ESSAIM_BENCH_PYTHON
  if (given !== undefined && given !== '') return given
  const program = await pythonEnvironment(say)
  if (program !== null) return program('python')
  throw new Trouble(
    'Python 3.12 is missing, which the tab is compared with; ESSAIM_BENCH_PYTHON may name one that has dask',
  )
}

async function findBrowser(): Promise<string> {
  const chromium = await findChromium(say)
  if (chromium !== null) return chromium
  throw new Trouble('Chromium is missing; CHROMIUM_PATH may name one')
}

/** The built site; ESSAIM_DIST names one that is taken as it is. */
async function findSite(): Promise<string> {
  const given = process.env.ESSAIM_DIST
  if (given !== undefined && given !== '') return given
  await prepareSite()
  return DIST
}

/** What the native side is; throws where it could not be compared with the tab. */
async function checkNative(python: string): Promise<Versions> {
  const shipped = readLock().files.find(({ name }) => name === 'distributed')?.version
  const needed = `Python 3.12 with distributed ${shipped} is needed natively`
  const native = await warmUp(python).catch((error: Error) => {
    throw new Trouble(`${needed}: ${error.message.trim().split('\n').at(-1)}`)
  })
  if (native.distributed !== shipped || !native.python.startsWith('3.12.')) {
    throw new Trouble(`${needed}: this is ${native.python} with ${native.distributed}`)
  }
  return native
}

await main(async () => {
  const { quick, part } = modeOf(process.argv.slice(2))
  const dist = await findSite()
  const chromium = await findBrowser()
  const python = await findPython()
  const began = performance.now()
  const native = await checkNative(python)
  const { url, close } = await serve({ folder: dist })
  const samples = await PARTS[part]({
    ...{ chromium, python, url, dist, quick, say },
  }).finally(close)
  const around = {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    browser: (await run(chromium, ['--version'])).output.trim().split('\n').at(-1) ?? '',
    native,
    seconds: (performance.now() - began) / 1000,
  }
  const outcome = conclude(around, samples, !quick && part === 'all')
  console.log(outcome.text)
  // A small run says whether the bench works, not how fast anything is.
  if (!quick && part === 'all') keep(around, outcome)
  for (const { side, metric, reason } of outcome.measured.failures) {
    console.error(`essaim: ${metric}, ${side}: ${reason.trim()}`)
    process.exitCode = 1
  }
})
