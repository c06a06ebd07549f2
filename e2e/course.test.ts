/** The course map: timetables by keyboard, a choice that stays, progress that moves nothing. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { openSite, type Site } from './site.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const EVENTS = [
  { kind: 'lesson-read', lesson: 'bytes-and-memory' },
  {
    kind: 'exercise-tried',
    exercise: 'count-bytes',
    edition: 'e',
    hints: 0,
    earned: 3,
    points: 3,
    passed: true,
  },
  {
    kind: 'exercise-tried',
    exercise: 'under-the-cap',
    edition: 'e',
    hints: 0,
    earned: 1,
    points: 3,
    passed: false,
  },
].map((event, at) => ({ ...event, id: `e${at}`, at: 1 + at, module: 'M1' }))
const FILE = { format: 'essaim-progress', version: 1, name: '', at: 9, events: EVENTS, works: [] }

/** Where each chapter begins and how wide its line of progress may be. */
const places = (page: Page) =>
  page.locator('.chapter').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))

describe('the course map', () => {
  let site: Site
  let page: Page

  before(async () => {
    site = await openSite()
    page = site.page
  })
  after(() => site.close())

  test('has all modules, those without a lesson as planned, each with what it builds on', async () => {
    await site.go('en/')
    assert.equal(await page.locator('.chapter').count(), 15)
    assert.equal(await page.locator('.graph .box').count(), 15)
    assert.match(await page.locator('#M7').innerText(), /Planned.*Builds on\s+M3/s)
    assert.doesNotMatch(await page.locator('#M1').innerText(), /Planned/)
    const link = page.locator('#M1').getByRole('link', { name: 'Count the bytes' })
    await link.click()
    await page.locator('h3#exercise-count-bytes').waitFor()
  })

  test('a timetable is chosen by keyboard, shows its days and stays chosen', async () => {
    await site.go('en/')
    await page.getByRole('radio', { name: 'The whole course' }).focus()
    await page.keyboard.press('ArrowDown')
    const plan = page.getByRole('region', { name: 'Plan: Four days' })
    assert.match(await plan.innerText(), /Day 1.*8\sh.*M1 .*Day 4.*Evaluation 2/s)
    assert.match(await page.locator('#M13').innerText(), /In your timetable: Day 2/)
    assert.equal(await page.locator('.plan:visible').count(), 1)
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    )
    await page.reload()
    await plan.waitFor()
    await page.getByRole('link', { name: 'Français' }).click()
    await page.getByRole('region', { name: 'Programme : Quatre jours' }).waitFor()
  })

  test('progress is marked, and nothing moves', async () => {
    await site.go('en/progress/')
    await page.locator('progress-page[data-state="ready"]').waitFor()
    await page.getByLabel('Open a progress file').setInputFiles({
      name: 'p.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(FILE)),
    })
    await page.getByText('p.json was added').waitFor()
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        const tops = [...document.querySelectorAll('.chapter')].map(
          (one) => one.getBoundingClientRect().top,
        )
        document.documentElement.dataset.tops = JSON.stringify(tops)
      })
    })
    await site.go('en/')
    await page.locator('course-map[data-state="ready"]').waitFor()
    const line = page.locator('#M1 .progress')
    assert.equal(await line.innerText(), '1 of 4 lessons read, 1 of 6 exercises passed')
    const begun = page.locator('#M1 li[data-slug="under-the-cap"]')
    assert.match(await begun.innerText(), /^begun:/)
    const before = JSON.parse((await page.locator('html').getAttribute('data-tops')) ?? '')
    assert.deepEqual(await places(page), before)
  })
})
