/** A long deck: its first slide, and what going through all of it costs the page. */

import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { PresentedDeck } from '../../src/slides/presenting.ts'
import { weigh } from '../../tools/check/pages.ts'
import { serve } from '../../tools/serve/serve.ts'
import { longDeck, SLIDES } from '../long-deck.ts'
import type { Samples } from '../samples.ts'
import { comeBack, openBrowser } from './browser.ts'
import { measured } from './cell.ts'
import { longestTask } from './tasks.ts'

const DECK = 'en/slides/mapreduce/index.html'
/** The browser tells of tasks that are longer than this, in milliseconds. */
const LONG_MS = 50

export async function measureDecks(
  chromium: string,
  dist: string,
  samples: Samples,
): Promise<void> {
  const weight = weigh(dist, DECK)
  samples.add('browser', 'deck js', weight.js / 1000)
  samples.add('browser', 'deck css', weight.css / 1000)
  const folder = mkdtempSync(join(tmpdir(), 'essaim-long-deck-'))
  symlinkSync(join(dist, '_astro'), join(folder, '_astro'))
  writeFileSync(join(folder, 'index.html'), longDeck(readFileSync(join(dist, DECK), 'utf8')))
  const site = await serve({ folder })
  const { page, browser, close } = await openBrowser(chromium)
  try {
    await page.goto(site.url)
    await firstSlide(page, samples, 'cold')
    await comeBack(page, site.url)
    await firstSlide(page, samples, 'warm')
    await samples.measure('browser', 'deck task cpu', () =>
      longestTask(browser, () => goThrough(page, samples)),
    )
  } catch (error) {
    samples.fail('browser', 'deck', error)
  } finally {
    await close()
    await site.close()
    rmSync(folder, { recursive: true })
  }
}

async function firstSlide(page: Page, samples: Samples, which: 'cold' | 'warm'): Promise<void> {
  await page.locator('essaim-deck[data-state="ready"]').waitFor()
  await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0)
  const painted = await page.evaluate(
    () =>
      (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN) / 1000,
  )
  samples.add('browser', `deck seen ${which}`, painted)
  await samples.measure('browser', `deck moves ${which}`, () =>
    measured(page, 'essaim:first-slide'),
  )
}

/** Every step to the end, each painted before the next. */
async function goThrough(page: Page, samples: Samples): Promise<void> {
  const { slides, longest, steps } = await page.evaluate(async () => {
    const deck = document.querySelector<PresentedDeck>('essaim-deck')
    if (deck === null) throw new Error('the page has no deck')
    const tasks: number[] = []
    const watch = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    })
    watch.observe({ type: 'longtask' })
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const took: number[] = []
    const seen = new Set<string>()
    for (let before = ''; before !== JSON.stringify(deck.position); ) {
      before = JSON.stringify(deck.position)
      seen.add(deck.position.slide)
      const began = performance.now()
      deck.next()
      await painted()
      took.push(performance.now() - began)
    }
    await painted()
    return { slides: seen.size, longest: Math.max(0, ...tasks), steps: took.sort((a, b) => a - b) }
  })
  if (slides !== SLIDES) throw new Error(`it went through ${slides} slides of ${SLIDES}`)
  samples.add('browser', 'deck task', Math.max(LONG_MS, longest))
  samples.add('browser', 'deck step', steps[Math.floor(steps.length / 2)] ?? Number.NaN)
}
