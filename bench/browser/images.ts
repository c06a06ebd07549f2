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

/** A lesson that declares numpy alone: on a free page that is taken for a beginning. */
const NUMBERS_PATH = 'en/lessons/bytes-and-memory/'
/** Until Chromium has kept the code that it compiled, as it does for readers, who stay longer. */
const KEEPING_MS = 4000
/** A warm visit is the third: only the second brings Chromium to keep most of what it compiles. */
const WARM_VISIT = 3

/** Between pointing at Run and pressing it; who types in a cell takes longer. */
const POINTING_MS = 400
/** Until what a start leaves behind (code that is compiled better) is done. */
const AT_REST_MS = 5000

/** What decides the image stands in the code, as in a lesson's cell. */
const started = (workload: 'frames' | 'numbers') =>
  `${definesOf(workload)}\nclient, times = ${workload}()\nprint(times)\n`

/** As a reader does, who comes to the button before pressing it. */
async function pointAtRun(page: Page, cell: string): Promise<void> {
  await page.evaluate((code) => {
    Object.assign(document.querySelector('code-cell') ?? {}, { code })
  }, cell)
  await page.locator('code-cell .bar > .run').first().hover()
  await pause(POINTING_MS)
}

/** Times of a first visit, of one when the browser has kept what it can, and of one that points at Run first. */
async function visits(page: Page, address: string, cell: string) {
  await comeBack(page, address)
  const cold = await timed(page, cell)
  let warm = cold
  for (let visit = 2; visit <= WARM_VISIT; visit++) {
    await pause(KEEPING_MS)
    await comeBack(page, address)
    warm = await timed(page, cell)
  }
  await pause(KEEPING_MS)
  await comeBack(page, address)
  await pointAtRun(page, cell)
  return { cold, warm, pointed: await timed(page, cell) }
}

async function clusters(page: Page, site: string, path: string, way: Way, samples: Samples) {
  const add = (what: string, value: number | undefined) =>
    samples.add('browser', `${way} ${what}`, value ?? Number.NaN)
  const frames = await visits(page, site + path, started('frames'))
  for (const which of ['cold', 'warm', 'pointed'] as const) {
    const [ready, done] = frames[which].fromRun
    add(`data ready ${which}`, ready)
    add(`data groupby ${which}`, done)
  }
  await pause(AT_REST_MS)
  const more = await runCell(page, cellOf('frames', `grow(client, ${FEW + 1})`))
  add('one more', Number(lastLine(more.printed)))
  await comeBack(page, site + path)
  add('pandas warm', (await timed(page, IMPORT)).fromNavigation[0])
  const numbers = await visits(page, site + NUMBERS_PATH, started('numbers'))
  add('numpy ready warm', numbers.warm.fromRun[0])
  add('numpy product warm', numbers.warm.fromRun[1])
  add('numpy ready pointed', numbers.pointed.fromRun[0])
  add('numpy product pointed', numbers.pointed.fromRun[1])
}

async function memory({ browser, page }: OpenBrowser, address: string, way: Way, samples: Samples) {
  const share = async () => {
    await pause(SETTLING_MS)
    return (await renderers(browser)).reduce((total, id) => total + shareOf(id), 0)
  }
  await page.goto(address)
  await runCell(page, started('frames'))
  const few = await share()
  samples.add('browser', `${way} renderer`, few)
  await runCell(page, cellOf('frames', `grow(client, ${MANY})`))
  samples.add('browser', `${way} node`, ((await share()) - few) / (MANY - FEW))
}

/** What one way takes; each part in a browser of its own. */
async function measureWay(
  chromium: string,
  site: string,
  path: string,
  way: Way,
  samples: Samples,
): Promise<void> {
  for (const part of ['clusters', 'memory'] as const) {
    const opened = await openWay(chromium, way)
    try {
      if (part === 'clusters') await clusters(opened.page, site, path, way, samples)
      else await memory(opened, site + path, way, samples)
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
      return (await timed(page, started('frames'))).fromNavigation[1] ?? Number.NaN
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
    await measureWay(chromium, site, path, way, samples)
  }
  await measureVisits(chromium, site, path, samples)
  await measureKept(chromium, site, samples)
}
