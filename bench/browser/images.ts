/** Nodes from a memory image against nodes that load their packages, in turns. */

import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Samples } from '../samples.ts'
import { cellOf, definesOf } from '../scenarios.ts'
import { lastLine } from '../session.ts'
import { comeBack, type OpenBrowser, openBrowser, renderers } from './browser.ts'
import { runCell } from './cell.ts'
import { measureKept } from './kept.ts'
import { shareOf } from './memory.ts'
import { slowHost } from './slow-host.ts'

export const WAYS = ['image', 'loaded'] as const
type Way = (typeof WAYS)[number]

export const MEGABITS = [20, 100] as const
const FEW = 4
const MANY = 8
/** Until what starting left behind is collected. */
const SETTLING_MS = 3000
/** What decides the image stands in the code, as in a lesson's cell. */
const FRAMES = `import pandas, pyarrow, dask.dataframe\n`
const NUMBERS = `import numpy\n`
const IMPORT = 'import pandas\nimport time\nprint(time.time())\n'

async function openWay(chromium: string, way: Way): Promise<OpenBrowser> {
  const opened = await openBrowser(chromium)
  if (way === 'loaded') await opened.page.addInitScript(withoutImages)
  return opened
}

/** The page finds no image in the manifest, and starts from the plain snapshot. */
function withoutImages(): void {
  const { fetch } = globalThis
  globalThis.fetch = async (input, init) => {
    const answer = await fetch(input, init)
    if (!String(input).endsWith('/manifest.json')) return answer
    return Response.json({ ...(await answer.json()), images: {} })
  }
}

/** Runs a cell whose last line is a list of Unix times; seconds from pressing Run, and from navigation. */
async function timed(page: Page, cell: string) {
  const { printed, pressed } = await runCell(page, cell)
  const origin = await page.evaluate(() => performance.timeOrigin)
  const times = [lastLine(printed)].flat().map((time) => Number(time) * 1000 - origin)
  return {
    fromRun: times.map((time) => (time - pressed) / 1000),
    fromNavigation: times.map((time) => time / 1000),
  }
}

const started = (imports: string, call: string) =>
  `${imports}${definesOf('images')}\nclient, times = ${call}\nprint(times)\n`

async function clusters(page: Page, address: string, way: Way, samples: Samples): Promise<void> {
  const add = (what: string, value: number | undefined) =>
    samples.add('browser', `${way} ${what}`, value ?? Number.NaN)
  await page.goto(address)
  for (const which of ['cold', 'warm'] as const) {
    if (which === 'warm') await comeBack(page, address)
    const [ready, done] = (await timed(page, started(FRAMES, 'frames()'))).fromRun
    add(`data ready ${which}`, ready)
    add(`data groupby ${which}`, done)
  }
  const more = await runCell(page, cellOf('images', `grow(client, ${FEW + 1})`))
  add('one more', Number(lastLine(more.printed)))
  await comeBack(page, address)
  await runCell(page, NUMBERS)
  await comeBack(page, address)
  const [ready, done] = (await timed(page, started(NUMBERS, 'numbers()'))).fromRun
  add('numpy ready warm', ready)
  add('numpy product warm', done)
  await comeBack(page, address)
  add('pandas warm', (await timed(page, IMPORT)).fromNavigation[0])
}

async function memory({ browser, page }: OpenBrowser, address: string, way: Way, samples: Samples) {
  const share = async () => {
    await pause(SETTLING_MS)
    return (await renderers(browser)).reduce((total, id) => total + shareOf(id), 0)
  }
  await page.goto(address)
  await runCell(page, started(FRAMES, `frames()`))
  const few = await share()
  samples.add('browser', `${way} renderer`, few)
  await runCell(page, cellOf('images', `grow(client, ${MANY})`))
  samples.add('browser', `${way} node`, ((await share()) - few) / (MANY - FEW))
}

/** What one way takes; each part in a browser of its own. */
async function measureWay(
  chromium: string,
  address: string,
  way: Way,
  samples: Samples,
): Promise<void> {
  for (const part of ['clusters', 'memory'] as const) {
    const opened = await openWay(chromium, way)
    try {
      if (part === 'clusters') await clusters(opened.page, address, way, samples)
      else await memory(opened, address, way, samples)
    } catch (error) {
      samples.fail('browser', `${way} ${part}`, error)
    } finally {
      await opened.close()
    }
  }
}

/** First visits over a slow line, until the first groupby. */
async function measureVisits(
  chromium: string,
  site: string,
  path: string,
  samples: Samples,
): Promise<void> {
  const host = await slowHost(site)
  const visit = async (way: Way, rate: number) => {
    host.rate = rate
    const { page, close } = await openWay(chromium, way)
    try {
      await page.goto(host.url + path)
      return (await timed(page, started(FRAMES, 'frames()'))).fromNavigation[1] ?? Number.NaN
    } finally {
      await close()
    }
  }
  try {
    // The host compresses what it is asked for the first time.
    for (const way of WAYS) await visit(way, Number.POSITIVE_INFINITY)
    for (const megabits of MEGABITS) {
      const took: number[] = []
      for (const way of WAYS) {
        const seconds = await visit(way, (megabits * 1e6) / 8)
        samples.add('browser', `${way} visit ${megabits}`, seconds)
        took.push(seconds)
      }
      const [image = Number.NaN, loaded = Number.NaN] = took
      samples.add('browser', `visit ratio ${megabits}`, image / loaded)
    }
  } catch (error) {
    samples.fail('browser', 'visits', error)
  } finally {
    host.close()
  }
}

/** One round of both ways; the one that begins changes with the round. */
export async function measureImages(
  chromium: string,
  site: string,
  path: string,
  round: number,
  samples: Samples,
): Promise<void> {
  for (const way of round % 2 === 0 ? WAYS : WAYS.toReversed()) {
    await measureWay(chromium, site + path, way, samples)
  }
  await measureVisits(chromium, site, path, samples)
  await measureKept(chromium, site, samples)
}
