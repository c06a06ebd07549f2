/** What a reader does is kept: through a reload, beside a second tab, on a full disk, in a file. */

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { LessonPage } from './pages/lesson.ts'
import { openSite, type Site } from './site.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const LESSON = 'en/lessons/counting-words/'
const SOLUTION = readFileSync(
  new URL('../content/exercises/count-words/solution.py', import.meta.url),
  'utf8',
)

const module3 = (page: Page, part: string) =>
  page.locator(`.modules [data-module="M3"] [data-part="${part}"]`)

/** Waits until a place says this. */
async function says(page: Page, selector: string, wanted: RegExp): Promise<void> {
  await page.locator(selector).filter({ hasText: wanted }).first().waitFor({ timeout: 10_000 })
}

const codeOf = (page: Page) =>
  page
    .locator('code-cell[data-name="count-words"]')
    .evaluate((cell) => (cell as HTMLElement & { code: string }).code)

async function showsCode(page: Page, wanted: string): Promise<void> {
  await page.waitForFunction(
    (code) => {
      const cell = document.querySelector('code-cell[data-name="count-words"]')
      return (cell as HTMLElement & { code?: string })?.code === code
    },
    wanted,
    { timeout: 10_000 },
  )
}

describe('progress', () => {
  let site: Site
  let page: Page
  let folder: string

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'essaim-'))
    site = await openSite()
    page = site.page
  })
  after(async () => {
    rmSync(folder, { recursive: true })
    await site.close()
  })

  test('an exercise that was passed is so after a reload, with its code', async () => {
    await site.go(LESSON)
    const lesson = new LessonPage(page)
    const results = await lesson.check('count-words', SOLUTION)
    assert.deepEqual([...new Set(Object.values(results))], ['pass'])
    await page.locator('exercise-card[data-slug="count-words"] .versions').waitFor()
    await page.reload()
    await page.locator('exercise-card[data-slug="count-words"][data-state="passed"]').waitFor()
    await showsCode(page, SOLUTION)
  })

  test('the page of progress follows what another tab does', async () => {
    await site.go('en/progress/')
    await page.locator('progress-page[data-state="ready"]').waitFor()
    assert.match(await module3(page, 'passed').innerText(), /^1 of \d+$/)
    assert.match(await module3(page, 'points').innerText(), /^6 of /)
    assert.match(await module3(page, 'read').innerText(), /^0 of /)
    const other = await page.context().newPage()
    await other.goto(`${site.url}en/quizzes/mapreduce/`)
    await other.getByLabel('the shuffle').check()
    await other.getByRole('button', { name: 'Check answers' }).click()
    await says(page, '.modules [data-module="M3"] [data-part="points"]', /^7 of /)
    await other.goto(site.url + LESSON)
    await other.locator('article > h2').last().scrollIntoViewIfNeeded()
    await says(page, '.modules [data-module="M3"] [data-part="read"]', /^1 of /)
    await other.close()
  })

  test('two tabs write the same exercise, and both versions are kept', async () => {
    const tabs = await Promise.all([page.context().newPage(), page.context().newPage()])
    for (const tab of tabs) {
      await tab.goto(site.url + LESSON)
      await showsCode(tab, SOLUTION)
    }
    await Promise.all(
      tabs.map((tab, at) =>
        new LessonPage(tab).cell('count-words').write(`${SOLUTION}# tab ${at}\n`),
      ),
    )
    // Leaving keeps at once what was typed within the last half second.
    for (const tab of tabs) await tab.goto(`${site.url}en/progress/`)
    const [tab] = tabs
    await tab.goto(site.url + LESSON)
    await tab.locator('exercise-card[data-slug="count-words"] .versions summary').click()
    const titles = await tab
      .locator('exercise-card[data-slug="count-words"] .versions button')
      .evaluateAll((buttons) => buttons.map((button) => (button as HTMLElement).title))
    assert.equal(titles.length, 3)
    assert.deepEqual(titles.slice(0, 2).toSorted(), [
      `${SOLUTION}# tab 0\n`,
      `${SOLUTION}# tab 1\n`,
    ])
    await tab.locator('.versions button').last().click()
    await showsCode(tab, SOLUTION)
    for (const one of tabs) await one.close()
  })

  test('an update of the exercise takes no code away: it is offered', async () => {
    const updated = await page.context().newPage()
    await updated.route(`**/${LESSON}`, async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replaceAll(/data-edition="\w+"/g, 'data-edition="new"')
      await route.fulfill({ response, body })
    })
    await updated.goto(site.url + LESSON)
    const take = updated.getByRole('button', { name: 'Put my earlier code here' })
    await take.waitFor()
    assert.match(await codeOf(updated), /return None/)
    await take.click()
    assert.match(await codeOf(updated), /findall/)
    await updated.close()
  })

  test('exported, erased after a question, imported: all is there again', async () => {
    await site.go('en/progress/')
    await page.getByLabel('Your name').fill('Ada')
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as a file' }).click()
    const file = join(folder, 'ada.json')
    await (await downloading).saveAs(file)
    await page.getByRole('button', { name: 'Erase everything' }).click()
    await page.getByRole('button', { name: 'Yes, erase' }).click()
    await says(page, '.said', /^Everything was erased/)
    assert.match(await module3(page, 'passed').innerText(), /^0 of \d+$/)
    const text = readFileSync(file, 'utf8')
    const open = page.getByLabel('Open a progress file')
    const bad = { future: text.replace('"version": 2', '"version": 3'), cut: text.slice(0, -9) }
    for (const [name, content] of Object.entries(bad)) {
      const path = join(folder, `${name}.json`)
      writeFileSync(path, content)
      await open.setInputFiles(path)
      await says(page, '.said', name === 'future' ? /later version/ : /cut off/)
    }
    await open.setInputFiles(file)
    await says(page, '.said', /^ada.json was added/)
    assert.match(await module3(page, 'passed').innerText(), /^1 of \d+$/)
    await site.go(LESSON)
    await page.locator('exercise-card[data-slug="count-words"] .versions:not([hidden])').waitFor()
    assert.match(await codeOf(page), /findall/)
  })

  test('a lecturer sees a group, in French', async () => {
    await site.go('fr/progress/')
    await page.locator('progress-page[data-state="ready"]').waitFor()
    assert.match(await module3(page, 'passed').innerText(), /^1 sur \d+$/)
    const own = readFileSync(join(folder, 'ada.json'), 'utf8')
    const weak = own
      .replace('"name": "Ada"', '"name": "Bob"')
      .replace('"passed": true', '"passed": false')
      .replace('"earned": 6', '"earned": 2')
    const { events, ...rest } = JSON.parse(weak) as { readonly events: readonly object[] }
    const step = { notebook: 'flights-review', step: 'share-of-late', edition: 'a' }
    const checked = { kind: 'step-checked', ...step, earned: 1, points: 3 }
    const more = [...events, { ...checked, id: 'bob-1', at: Date.now(), module: 'M4' }]
    writeFileSync(join(folder, 'bob.json'), JSON.stringify({ ...rest, events: more }))
    const files = ['ada.json', 'bob.json', 'cut.json'].map((name) => join(folder, name))
    await page.getByLabel('Fichiers de progression des étudiants').setInputFiles(files)
    const rows = page.locator('progress-group .wide').first().locator('tbody tr')
    await rows.first().waitFor()
    assert.deepEqual(await rows.evaluateAll((all) => all.map((row) => row.textContent)), [
      'Ada76 sur 6pas essayé',
      'Bob42 sur 61 sur 20',
    ])
    const hard = page.locator('progress-group .wide').last().locator('tbody tr')
    const stepOfBob = /^Un mois de vols, en parallèle.*Combien sont en retard.*1 sur 1.*100/s
    assert.match(await hard.first().innerText(), stepOfBob)
    assert.match(await hard.nth(1).innerText(), /Compter les mots.*1 sur 2.*50/s)
    assert.match(await page.locator('progress-group .refused').innerText(), /^cut.json est tronqué/)
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`),
      [],
    )
  })

  test('on a full disk one sentence says so, and the work can be saved as a file', async () => {
    await site.go(LESSON)
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype
      Object.assign(globalThis, { full: true })
      IDBObjectStore.prototype.put = function (...record) {
        if (!('full' in globalThis)) return put.apply(this, record)
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    const large = `${SOLUTION}# ${'x'.repeat(300_000)}`
    await new LessonPage(page).cell('count-words').write(large)
    const notice = page.getByRole('alert').filter({ hasText: 'is full' })
    await notice.waitFor()
    const downloading = page.waitForEvent('download')
    await notice.getByRole('button', { name: 'Save as a file' }).click()
    const file = join(folder, 'full.json')
    await (await downloading).saveAs(file)
    assert.ok(readFileSync(file, 'utf8').includes('x'.repeat(300_000)))
    await page.evaluate(() => Reflect.deleteProperty(globalThis, 'full'))
    await new LessonPage(page).cell('count-words').write(`${SOLUTION}# room again`)
    await notice.waitFor({ state: 'detached' })
  })
})
