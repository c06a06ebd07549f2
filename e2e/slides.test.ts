/** Decks in a browser: moving, what can be read from the back row, cells, paper, narrow pages. */

import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import type { DeckPosition, PresentedDeck } from '../src/slides/presenting.ts'
import { cutOff, LEAST, unreadable } from './pages/readable.ts'
import { opened, openSite, type Site } from './site.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const DECKS = readdirSync(new URL('../slides/', import.meta.url)).sort()

async function open(site: Site, path: string): Promise<Page> {
  await site.go(path)
  await site.page.locator('essaim-deck[data-state]').waitFor()
  return site.page
}

const goTo = (page: Page, position: DeckPosition) =>
  page.evaluate((to) => document.querySelector<PresentedDeck>('essaim-deck')?.goTo(to), position)
const position = (page: Page) =>
  page.evaluate(() => document.querySelector<PresentedDeck>('essaim-deck')?.position)
const ids = (page: Page) =>
  page.evaluate(
    () => document.querySelector<PresentedDeck>('essaim-deck')?.slides.map(({ id }) => id) ?? [],
  )
const violations = async (page: Page, left: string[] = []) =>
  (await new AxeBuilder({ page }).withTags(TAGS).disableRules(left).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  )

for (const deck of DECKS) {
  describe(`the deck ${deck} can be read from the back row`, () => {
    for (const language of ['en', 'fr']) {
      test(`each slide (${language})`, async (t) => {
        const site = await opened(t, { context: { viewport: { width: 1280, height: 760 } } })
        const page = await open(site, `${language}/slides/${deck}/`)
        const faults: string[] = []
        for (const slide of await ids(page)) {
          await goTo(page, { slide, fragment: 99 })
          faults.push(...(await unreadable(page, LEAST)))
        }
        assert.deepEqual(faults, [])
      })
    }

    test('names and roles on paper, and what was recorded', async (t) => {
      const site = await opened(t, { context: { viewport: { width: 1280, height: 760 } } })
      const page = await open(site, `en/slides/${deck}/?print-pdf`)
      // All decks have the same colours; one is enough for these, and it takes long.
      assert.deepEqual(await violations(page, ['color-contrast']), [])
      assert.deepEqual(await cutOff(page), [])
      assert.equal(await page.locator(':is(cluster-panel, deck-picture):visible').count(), 0)
    })
  })
}

test('contrast in the light, in the dark and on a projector', async (t) => {
  const site = await opened(t, { context: { viewport: { width: 1280, height: 760 } } })
  const page = await open(site, 'en/slides/mapreduce/?print-pdf')
  for (const theme of ['light', 'dark', 'projector']) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name
    }, theme)
    const { violations: poor } = await new AxeBuilder({ page })
      .withRules('color-contrast')
      .analyze()
    assert.deepEqual(
      poor.flatMap(({ nodes }) => nodes.map(({ html }) => html)),
      [],
      theme,
    )
  }
})

describe('a deck, with the keyboard', () => {
  let site: Site
  let page: Page

  before(async () => {
    site = await openSite({ context: { viewport: { width: 1280, height: 760 } } })
    page = await open(site, 'en/slides/mapreduce/')
    await page.evaluate(() => {
      const heard: unknown[] = []
      Object.assign(globalThis, { heard })
      document.addEventListener('deck-moved', (event) => {
        if (event instanceof CustomEvent) heard.push(event.detail)
      })
    })
  })
  after(() => site.close())

  test('the page as it is shown has no violation, and is no application', async () => {
    assert.deepEqual(await violations(page), [])
    assert.equal(await page.locator('[role="application"]').count(), 0)
  })

  test('arrow keys move it, one step at a time, and it is said where one is', async () => {
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight')
    assert.deepEqual(await position(page), { slide: 'plan', fragment: 0 })
    assert.equal(await page.locator('deck-bar output').innerText(), '4 / 46')
    assert.match(
      (await page.locator('deck-bar [aria-live]').textContent()) ?? '',
      /^Slide 4 of 46: What you take home$/,
    )
    await page.keyboard.press('ArrowLeft')
    assert.deepEqual(await position(page), { slide: 'plan', fragment: -1 })
    const heard = await page.evaluate(() => (globalThis as { heard?: unknown[] }).heard ?? [])
    assert.equal(heard.length, 5)
    assert.deepEqual(heard.at(-1), {
      deck: 'mapreduce',
      position: { slide: 'plan', fragment: -1 },
      index: 3,
      by: 'reader',
    })
  })

  test('who moves it from elsewhere is told as a program', async () => {
    assert.equal(await goTo(page, { slide: 'nowhere', fragment: 0 }), false)
    assert.equal(await goTo(page, { slide: 'iterators', fragment: 1 }), true)
    const heard = await page.evaluate(() => (globalThis as { heard?: unknown[] }).heard ?? [])
    assert.equal(heard.length, 6)
    assert.deepEqual(heard.at(-1), {
      deck: 'mapreduce',
      position: { slide: 'iterators', fragment: 1 },
      index: 5,
      by: 'program',
    })
    assert.equal(await page.locator('#iterators .lit').count(), 1)
  })

  test('a reload resumes there, and the other language is at the same slide', async () => {
    // The address follows at most once in a second.
    await page.waitForURL(/#\/iterators\/1$/)
    await page.reload()
    await page.locator('essaim-deck[data-state="ready"]').waitFor()
    assert.deepEqual(await position(page), { slide: 'iterators', fragment: 1 })
    await page.getByRole('link', { name: 'Français' }).click()
    await page.waitForURL(/\/fr\/slides\/mapreduce\/#\/iterators/)
    await page.locator('essaim-deck[data-state="ready"]').waitFor()
    assert.equal((await position(page))?.slide, 'iterators')
  })

  test('keys that a cell wants are the cell’s, and its code is kept', async () => {
    await open(site, 'en/slides/mapreduce/#/lazy')
    const field = page.locator('#lazy textarea')
    await field.evaluate((element: HTMLTextAreaElement) => {
      element.value = 'print("mine")'
      element.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await page.locator('#lazy .run').focus()
    await page.keyboard.press('Space')
    await page.locator('#lazy code-cell[data-state="done"]').waitFor({ timeout: 60_000 })
    assert.equal((await position(page))?.slide, 'lazy')
    assert.equal((await page.locator('#lazy [role="log"]').innerText()).trim(), 'mine')
    await page.reload()
    await page.locator('essaim-deck[data-state="ready"]').waitFor()
    assert.equal(await field.inputValue(), 'print("mine")')
  })
})

describe('a deck elsewhere', () => {
  test('on a narrow page a slide is text that flows', async (t) => {
    const site = await opened(t, { context: { viewport: { width: 390, height: 844 } } })
    const page = await open(site, 'fr/slides/mapreduce/#/plan')
    const size = await page
      .locator('#plan li')
      .first()
      .evaluate((item) => {
        const { width, height } = item.getBoundingClientRect()
        return { width, font: Number.parseFloat(getComputedStyle(item).fontSize), height }
      })
    assert.ok(size.font >= 16, `${size.font} px`)
    assert.ok(size.width > 250 && size.width < 390)
    for (const slide of ['shuffle', 'count', 'ask-safe', 'counter']) {
      await goTo(page, { slide, fragment: 99 })
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      assert.ok(wide <= 0, `${slide} is ${wide} pixels wider than the screen`)
    }
    assert.deepEqual(await violations(page), [])
  })

  test('on paper each slide is one page, with what its cell put out', async (t) => {
    const site = await opened(t)
    const page = await open(site, 'en/slides/mapreduce/?print-pdf')
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length
    assert.equal(pages, await page.locator('.slides section:not(.stack)').count())
    assert.match(await page.locator('#combiner [role="log"]').innerText(), /211613 42323/)
    await open(site, 'en/slides/mapreduce/?print-pdf=notes')
    assert.ok(await page.getByText('Let them guess first.').isVisible())
  })

  test('without scripts the slides can be read', async (t) => {
    const site = await opened(t, { context: { javaScriptEnabled: false } })
    await site.go('en/slides/mapreduce/')
    assert.ok(
      await site.page.getByRole('heading', { level: 2, name: 'What you take home' }).isVisible(),
    )
  })

  test('it loads no Python, no editor and no pictures before it is asked to', async (t) => {
    const site = await opened(t)
    const asked: string[] = []
    site.page.on('request', (request) => asked.push(request.url()))
    await open(site, 'en/slides/mapreduce/')
    await site.page.waitForLoadState('networkidle')
    assert.deepEqual(
      asked.filter((url) => /runtime|pyodide|monaco|editor|dashboard/.test(url)),
      [],
    )
  })
})
