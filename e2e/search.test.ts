/** The search: what comes first, in both languages, and the dialog by keyboard. */

import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { serve } from '../tools/serve/serve.ts'
import { firstHits } from './search/first-hits.ts'
import { ENGLISH, FRENCH } from './search/queries.ts'
import { openSite, type Site } from './site.ts'

const DIST = process.env.ESSAIM_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const [language, queries] of [
  ['en', ENGLISH],
  ['fr', FRENCH],
] as const) {
  test(`${queries.length} queries in ${language} find first what they are about`, async () => {
    const site = await serve({ folder: DIST })
    const asked = queries.map(([query]) => query)
    const found = await firstHits(DIST, site.url, language, asked)
    await site.close()
    const wrong = queries.flatMap(([query, first], at) =>
      found[at] === `/${language}/${first}` ? [] : [`${query}: ${found[at]}`],
    )
    assert.deepEqual(wrong, [])
  })
}

describe('the search', () => {
  let site: Site

  afterEach(() => site.close())

  test('is opened by a key, driven by keys, and loads nothing before', async () => {
    site = await openSite()
    const { page } = site
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await site.go('fr/')
    await page.locator('course-map[data-state="ready"]').waitFor()
    const ofSearch = () => asked.filter((url) => /pagefind|dialog/.test(url))
    assert.deepEqual(ofSearch(), [])
    await page.keyboard.press('/')
    const dialog = page.getByRole('dialog', { name: 'Chercher dans le cours' })
    await dialog.getByRole('searchbox').fill('sémaphore')
    await dialog.getByRole('status').filter({ hasText: 'pages pour « sémaphore »' }).waitFor()
    assert.ok(!ofSearch().some((url) => /fragment\/en|wasm\.en/.test(url)))
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    )
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const focused = page.locator(':focus')
    assert.match((await focused.getAttribute('href')) ?? '', /^\/fr\/lessons\/async-and-await\/#/)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Escape')
    assert.equal(await dialog.isVisible(), false)
    await page.keyboard.press('Control+K')
    await dialog.getByRole('link').first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/fr\/lessons\/async-and-await\//)
  })

  test('leaves / to those who type, and to those who turned it off', async () => {
    site = await openSite()
    const { page } = site
    await site.go('en/cluster/')
    const dialog = page.locator('dialog.search')
    await page.locator('code-cell').getByRole('textbox').first().focus()
    await page.keyboard.type('/')
    assert.equal(await dialog.count(), 0)
    await page.getByRole('button', { name: 'Search' }).click()
    await dialog.getByLabel('The key / opens the search').uncheck()
    await page.keyboard.press('Escape')
    await page.locator('h1').click()
    await page.keyboard.press('/')
    assert.equal(await dialog.isVisible(), false)
  })

  test('works under a base path', async (t) => {
    const folder = process.env.ESSAIM_DIST_MOUNTED
    site = await openSite(folder === undefined ? {} : { folder, base: '/essaim/', headers: false })
    if (folder === undefined) return t.skip('no site was built for a base path')
    await site.go('en/')
    await site.page.getByRole('button', { name: 'Search' }).click()
    await site.page.getByRole('searchbox').fill('amdahl')
    const link = site.page.locator('dialog.search ol a').first()
    await link.click()
    await site.page.waitForURL(/\/essaim\/en\/lessons\/cores\//)
  })
})
