/** Every page: no violation, no error, one heading, a way to the other language. */

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { frenchPage } from '../src/i18n/french-page.ts'
import { DIST } from '../tools/paths.ts'
import { hasItsTurn } from '../tools/test/today.ts'
import { opened, openSite, type Site } from './site.ts'

const PAGES = [
  '',
  'lab/',
  'cluster/',
  'doctor/',
  'lessons/counting-words/',
  'lessons/when-a-node-dies/',
  'quizzes/mapreduce/',
  'lessons/latency-bandwidth-locality/',
  'lessons/memory-managed-spilled-lost/',
  'quizzes/convert/',
  'progress/',
  'slides/',
  'glossary/',
]

test('no line of a French page breaks before its sign', () => {
  const dist = process.env.ESSAIM_DIST ?? DIST
  const pages = globSync('fr/**/*.html', { cwd: dist })
  assert.ok(pages.length > 40)
  for (const page of pages) {
    const html = readFileSync(join(dist, page), 'utf8')
    assert.ok(frenchPage(html) === html, page)
  }
})

/** A page is light in one language and dark in the other, and the other way round tomorrow. */
const DAYS = 2

for (const [scheme, colorScheme] of (['light', 'dark'] as const).entries()) {
  describe(`pages, ${colorScheme}`, () => {
    let site: Site

    before(async () => {
      site = await openSite({ context: { colorScheme, viewport: { width: 390, height: 844 } } })
    })
    after(() => site.close())

    for (const [place, path] of PAGES.entries()) {
      for (const [spoken, language] of ['en', 'fr'].entries()) {
        if (!hasItsTurn(place + spoken + scheme, DAYS)) continue
        test(`/${language}/${path}`, async () => {
          await site.go(`${language}/${path}`)
          const { page } = site
          assert.equal(await page.locator('html').getAttribute('lang'), language)
          assert.equal(await page.locator('h1').count(), 1)
          assert.equal(await page.locator('main').count(), 1)
          const wide = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          assert.ok(wide <= 0, `the page is ${wide} pixels wider than the screen`)
          const { violations } = await new AxeBuilder({ page })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
            .analyze()
          assert.deepEqual(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`),
            [],
          )
          const other = language === 'en' ? 'Français' : 'English'
          await page.getByRole('link', { name: other }).click()
          await page.waitForURL(new RegExp(`/${language === 'en' ? 'fr' : 'en'}/${path}$`))
        })
      }
    }
  })
}

describe('the way in', () => {
  test('/ goes to the reader’s language', async (t) => {
    const site = await opened(t, { context: { locale: 'fr-FR' } })
    await site.go('')
    await site.page.waitForURL(/\/fr\/$/)
  })

  test('a word of the glossary shows its meaning, and nothing moves', async (t) => {
    const site = await opened(t)
    const { page } = site
    await site.go('en/lessons/counting-words/')
    const word = page.locator('a.term', { hasText: 'scheduler' })
    const meaning = page.getByText('The node that decides which worker runs which task')
    const height = () => page.evaluate(() => document.documentElement.scrollHeight)
    await word.scrollIntoViewIfNeeded()
    const before = { height: await height(), word: await word.boundingBox() }
    assert.ok(!(await meaning.isVisible()))

    await word.hover()
    assert.ok(await meaning.isVisible())
    await meaning.hover()
    await page.waitForTimeout(400)
    assert.ok(await meaning.isVisible(), 'it stays while the pointer is on it')
    assert.deepEqual({ height: await height(), word: await word.boundingBox() }, before)
    await page.mouse.move(0, 0)
    await meaning.waitFor({ state: 'hidden' })

    await word.focus()
    assert.ok(await meaning.isVisible())
    await page.keyboard.press('Escape')
    assert.ok(!(await meaning.isVisible()))
    assert.ok(await word.evaluate((element) => element === document.activeElement))
    await page.keyboard.press('Enter')
    assert.ok(await meaning.isVisible())
    await page.keyboard.press('Tab')
    assert.ok(await meaning.isVisible(), 'the link in it is reached')
    await page.keyboard.press('Tab')
    assert.ok(!(await meaning.isVisible()))
  })

  test('the keyboard alone reaches and runs a cell', async (t) => {
    const site = await opened(t)
    await site.go('en/cluster/')
    const { page } = site
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip')
    await page.keyboard.press('Enter')
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(() => document.activeElement?.classList.contains('run'))) break
    }
    await page.keyboard.press('Enter')
    await page.locator('code-cell[data-state="done"]').waitFor({ timeout: 60_000 })
  })

  test('a lesson loads no Python and no editor before it is asked to', async (t) => {
    const site = await opened(t)
    const asked: string[] = []
    site.page.on('request', (request) => asked.push(request.url()))
    await site.go('en/lessons/counting-words/')
    await site.page.waitForLoadState('networkidle')
    assert.deepEqual(
      asked.filter((url) => /runtime|pyodide|monaco|editor/.test(url)),
      [],
    )
  })
})
