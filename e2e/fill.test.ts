/** A notebook is filled in training, survives a reload, is handed in, and is graded by the tool. */

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { run, runNode } from '../tools/child.ts'
import { DIST, ROOT } from '../tools/paths.ts'
import { pythonEnvironment } from '../tools/python/environment.ts'
import { openSite, type Site } from './site.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const SLUG = 'flights-review'
const CONTENT = join(ROOT, 'content/notebooks', SLUG)
const SITE = process.env.ESSAIM_DIST ?? DIST
const WARM = { timeout: 90_000 } as const

const step = (page: Page, id: string) => page.locator(`.step[data-step="${id}"]`)
const notebook = (page: Page, state: string) => page.locator(`fill-notebook[data-state="${state}"]`)

async function write(page: Page, id: string, code: string): Promise<void> {
  await page.locator(`code-cell[data-name="${id}"]`).evaluate((cell, text) => {
    Object.assign(cell, { code: text })
  }, code)
}

const codeOf = (page: Page, id: string) =>
  page
    .locator(`code-cell[data-name="${id}"]`)
    .evaluate((cell) => (cell as HTMLElement & { code: string }).code)

/** Presses Check; what each check says. */
async function check(page: Page, id: string): Promise<readonly string[]> {
  const place = step(page, id).locator('.feedback')
  await place.evaluate((found) => found.replaceChildren())
  await step(page, id).locator('.bar .check').last().click()
  await place.locator('li').first().waitFor(WARM)
  return place
    .locator('li')
    .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.result ?? ''))
}

async function axe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`),
    [],
  )
}

describe('a notebook to fill', () => {
  let site: Site
  let page: Page
  let folder: string

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'essaim-fill-'))
    site = await openSite()
    page = site.page
  })
  after(async () => {
    rmSync(folder, { recursive: true, force: true })
    await site.close()
  })

  test('nothing of the site holds a hidden check, and the page nothing of what is right', () => {
    const [, telling = ''] =
      /"""(.+?)"""/.exec(readFileSync(join(CONTENT, 'hidden.py'), 'utf8')) ?? []
    assert.ok(telling.length > 40)
    const files = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(html|js|json|py)$/.test(file),
    )
    for (const file of files) {
      const text = readFileSync(join(SITE, file), 'utf8')
      assert.ok(!text.includes(telling), file)
    }
    const html = readFileSync(join(SITE, 'en/notebooks', SLUG, 'index.html'), 'utf8')
    assert.doesNotMatch(html, /Amdahl|lets go of the interpreter|idxmax/)
    assert.match(html, /While one thread waits/)
  })

  test('in training each part is checked, with hints, by who said who they are', async () => {
    await site.go(`en/notebooks/${SLUG}/`)
    await notebook(page, 'new').waitFor()
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: 'identifier first' }).waitFor()
    await page.getByLabel('Your identifier').fill('E 1234')
    await page.getByLabel('Your name').fill('Ada')
    await page.getByLabel('Your name').press('Enter')
    await notebook(page, 'ready').waitFor()
    assert.match(await codeOf(page, 'given'), /^MONTH = \d+\nORIGIN = "\w{3}"\nLATE = \d+$/)
    for (const file of readdirSync(join(CONTENT, 'solution'))) {
      const code = readFileSync(join(CONTENT, 'solution', file), 'utf8')
      await write(page, file.replace('.py', ''), code)
    }
    assert.deepEqual(await check(page, 'twelve-months'), ['pass'])
    await write(page, 'the-worst-hour', 'worst_hour = "late"')
    assert.deepEqual(await check(page, 'the-worst-hour'), ['fail'])
    await step(page, 'the-worst-hour').getByRole('button', { name: 'Hint' }).click()
    assert.match(await step(page, 'the-worst-hour').locator('.hints').innerText(), /idxmax/)
    await page.getByLabel('While one thread waits').check()
    assert.deepEqual(await check(page, 'threads-for-files'), ['pass'])
    await step(page, 'how-many-late').getByLabel('Your number').fill('7')
    assert.deepEqual(await check(page, 'how-many-late'), ['fail'])
    const text = step(page, 'what-would-you-change').getByLabel('Your answer')
    await text.fill('I would read each file once.')
    await axe(page)
  })

  test('what training gave stands in the progress, and on the course map', async () => {
    await page.goto(`${site.url}en/progress/`)
    await page.locator('progress-page[data-state="ready"]').waitFor()
    const task = page.locator(`[data-kind="notebook"][data-slug="${SLUG}"]`)
    // The executor's step and one question; what failed earned nothing.
    assert.match((await task.locator('[data-part="best"]').textContent()) ?? '', /^5 of \d+$/)
    const points = page.locator('.modules [data-module="M4"] [data-part="points"]')
    assert.match(await points.innerText(), /^5 of \d+$/)
    await page.goto(`${site.url}en/`)
    await page.locator('course-map[data-state="ready"]').waitFor()
    const entry = page.locator(`li[data-kind="notebook"][data-slug="${SLUG}"]`)
    assert.equal(await entry.getAttribute('data-done'), 'begun')
  })

  test('after a reload all is as it was, in the other language too', async () => {
    // Leaving keeps at once what was typed within the last half second.
    await page.goto(`${site.url}fr/notebooks/${SLUG}/`)
    await notebook(page, 'ready').waitFor()
    assert.match(await page.locator('.student').innerText(), /Ada \(E 1234\)/)
    assert.equal(await codeOf(page, 'the-worst-hour'), 'worst_hour = "late"')
    assert.equal(await step(page, 'how-many-late').getByLabel('Votre nombre').inputValue(), '7')
    assert.ok(await page.getByLabel('Pendant qu’un thread attend').isChecked())
    assert.match(await step(page, 'the-worst-hour').locator('.hints').innerText(), /idxmax/)
  })

  test('handing in restarts Python, runs all, says what is open, and gives one file', async () => {
    await site.go(`en/notebooks/${SLUG}/`)
    await notebook(page, 'ready').waitFor()
    await page.getByRole('button', { name: 'Hand in' }).click()
    const finish = page.locator('.finish:not([hidden])')
    await finish.waitFor(WARM)
    const open = await finish.locator('.open').innerText()
    assert.match(open, /Not filled yet: Part 8, Part 9\./)
    assert.match(open, /Not of the form that is asked for: Part 5\./)
    const told = await step(page, 'the-worst-hour').locator('.feedback').innerText()
    assert.match(told, /worst_hour is of the type str/)
    const downloading = page.waitForEvent('download')
    await finish.getByRole('button', { name: 'Save my hand-in' }).click()
    const download = await downloading
    assert.equal(download.suggestedFilename(), `${SLUG}-E-1234.ipynb`)
    await download.saveAs(join(folder, download.suggestedFilename()))
  })

  test('Jupyter accepts the file, and the tool grades it by running it again', async () => {
    const program = await pythonEnvironment(() => {})
    if (program === null) return console.log('not graded: there is no Python 3.12 here')
    const [file = ''] = readdirSync(folder)
    const valid = 'import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], 4))'
    assert.equal((await run(program('python'), ['-c', valid, join(folder, file)])).code, 0)
    const graded = await runNode([join(ROOT, 'tools/grade.ts'), folder])
    assert.match(graded.output, /1 graded, 0 refused, 1 to look at/)
    const [, row = ''] = readFileSync(join(folder, 'marks.csv'), 'utf8').split('\r\n')
    // All but the hour (2), the number (2) and two questions without an answer (2).
    assert.match(row, /^"E 1234","14",/)
    assert.match(row, /twelve-months: 4\/4/)
    assert.match(row, /the-worst-hour: 0\/2/)
    const report = readFileSync(join(folder, 'report.md'), 'utf8')
    assert.match(report, /filled in training/)
    assert.doesNotMatch(report, /broken log|changed after|foreign seed/)
  })

  test('a notebook that changed takes the work over; beginning anew empties it', async () => {
    await page.route(`**/en/notebooks/${SLUG}/`, async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(/"edition":"\w+"/, '"edition":"another"')
      await route.fulfill({ response, body })
    })
    await site.go(`en/notebooks/${SLUG}/`)
    await notebook(page, 'ready').waitFor()
    await page.locator('.said').filter({ hasText: 'The notebook has changed' }).waitFor()
    assert.equal(await codeOf(page, 'the-worst-hour'), 'worst_hour = "late"')
    const given = await codeOf(page, 'given')
    await page.getByText('Begin anew', { exact: true }).click()
    await page.getByRole('button', { name: 'Yes, begin anew' }).click()
    await notebook(page, 'new').waitFor()
    await page.getByLabel('Your identifier').fill('e55')
    await page.getByLabel('Your identifier').press('Enter')
    await notebook(page, 'ready').waitFor()
    assert.equal(await codeOf(page, 'the-worst-hour'), 'worst_hour = ...')
    assert.notEqual(await codeOf(page, 'given'), given)
    assert.equal(await step(page, 'how-many-late').getByLabel('Your number').inputValue(), '')
    const hints = step(page, 'share-of-late').locator('.hints li')
    await step(page, 'share-of-late').getByRole('button', { name: 'Hint' }).click()
    assert.equal(await hints.count(), 1)
    await page.getByText('Earlier versions of your work').click()
    await page
      .getByRole('button', { name: /, E 1234$/ })
      .first()
      .click()
    await page.locator('.said').filter({ hasText: 'was put back' }).waitFor()
    assert.equal(await codeOf(page, 'the-worst-hour'), 'worst_hour = "late"')
    assert.equal(await step(page, 'how-many-late').getByLabel('Your number').inputValue(), '7')
    assert.match(await page.locator('.student').innerText(), /^e55$/)
    await page.unroute(`**/en/notebooks/${SLUG}/`)
  })

  test('in an exam there are no checks, and the clock goes on over a reload', async () => {
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    await site.go(`en/notebooks/${SLUG}/?exam`)
    await notebook(page, 'new').waitFor()
    await page.getByLabel('Your identifier').fill('e9')
    await page.getByLabel('Your identifier').press('Enter')
    const clock = page.getByRole('timer', { name: 'Time left' })
    await clock.filter({ hasText: /^(1:00:00|59:\d\d) left$/ }).waitFor()
    assert.equal(
      await page.getByRole('button', { name: /^(Check|Hint|Check the answer)$/ }).count(),
      0,
    )
    assert.equal(fetched.filter((path) => path.includes('/training/')).length, 0)
    // An hour and a minute ago, as the browser kept it.
    await page.waitForFunction(() => document.querySelector('.when')?.textContent !== '')
    await page.clock.setFixedTime(Date.now() + 61 * 60_000)
    await page.reload()
    await clock.filter({ hasText: /^Time is up since 1:0\d$/ }).waitFor()
    await axe(page)
  })
})
