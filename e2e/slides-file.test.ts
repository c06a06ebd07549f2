/** A deck as one file: taken from the page, opened from the disk, with no network at all. */

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { PresentedDeck } from '../src/slides/presenting.ts'
import { CHROMIUM_SWITCHES } from '../tools/browsers/switches.ts'
import { LEAST, unreadable } from './pages/readable.ts'
import { opened } from './site.ts'

const DECK = 'mapreduce'
const folder = mkdtempSync(join(tmpdir(), 'essaim-one-file-'))
const file = join(folder, 'deck.html')
const address = pathToFileURL(file).href

const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  )
const goTo = (page: Page, slide: string) =>
  page.evaluate(
    (to) => document.querySelector<PresentedDeck>('essaim-deck')?.goTo({ slide: to, fragment: 99 }),
    slide,
  )

test('the deck’s page hands it out', async (t) => {
  const site = await opened(t)
  await site.go(`fr/slides/${DECK}/`)
  const [download] = await Promise.all([
    site.page.waitForEvent('download'),
    site.page.getByRole('link', { name: 'Fichier hors ligne' }).click(),
  ])
  assert.equal(download.suggestedFilename(), `${DECK}-fr.html`)
  await download.saveAs(file)
})

describe('the file', () => {
  let browser: Browser
  let page: Page
  const asked: string[] = []
  const complaints: string[] = []

  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [...CHROMIUM_SWITCHES],
    })
    const context = await browser.newContext({
      offline: true,
      viewport: { width: 1280, height: 760 },
    })
    page = await context.newPage()
    page.on('request', (request) => asked.push(request.url().replace(/[?#].*/, '')))
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(address)
    await page.locator('essaim-deck[data-state="ready"]').waitFor()
  })
  after(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  test('every slide can be read, and shows what was recorded', async () => {
    const slides = await page.evaluate(
      () => document.querySelector<PresentedDeck>('essaim-deck')?.slides.map(({ id }) => id) ?? [],
    )
    const faults: string[] = []
    for (const slide of slides) {
      await goTo(page, slide)
      faults.push(...(await unreadable(page, LEAST)))
    }
    assert.deepEqual(faults, [])
    await goTo(page, 'combiner')
    assert.match(await page.locator('#combiner [role="log"]').innerText(), /211613 42323/)
    await goTo(page, 'watch')
    assert.ok((await page.locator('#watch figure svg rect').count()) > 4)
    await goTo(page, 'counter')
    assert.match(await page.locator('#counter .verdict').innerText(), /Non/)
    assert.equal(await page.getByRole('button', { name: 'Exécuter' }).count(), 0)
  })

  test('it says what it is, and with which versions', async () => {
    await page.getByRole('link', { name: /^Enregistré le/ }).click()
    const said = await page.locator('#about-this-file').innerText()
    assert.match(said, /enregistré le \d+ \S+ \d{4}, avec Python 3\.\S+ dask \d/)
    assert.match(said, /\/fr\/slides\/mapreduce\//)
  })

  test('keys move it, and a question is marked', async () => {
    await goTo(page, 'ask-sorts')
    const question = page.locator('#ask-sorts quiz-form')
    await question.getByRole('radio').first().check()
    await question.getByRole('button', { name: 'Vérifier les réponses' }).click()
    await question.locator('fieldset[data-result]').waitFor()
    await page.locator('h1').click({ force: true, position: { x: 0, y: 0 } })
    await page.keyboard.press('ArrowLeft')
    assert.notEqual(await page.evaluate(() => location.hash), '#/ask-sorts')
  })

  test('it has no violation, as it is shown, in the dark, and on paper', async () => {
    await goTo(page, 'watch')
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: /^Couleurs/ }).click()
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark')
    assert.deepEqual(await violations(page), [])
    await page.getByRole('link', { name: 'Polycopié avec les notes' }).click()
    await page.locator('essaim-deck[data-state="paper"]').waitFor()
    assert.ok((await page.locator('aside.notes:visible').count()) > 25)
    await page.goto(`${address}?print-pdf`)
    await page.locator('essaim-deck[data-state="paper"]').waitFor()
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length
    assert.equal(pages, await page.locator('.slides section:not(.stack)').count())
  })

  test('nothing but the file was asked for, and nothing was complained of', () => {
    assert.deepEqual([...new Set(asked)], [address])
    assert.deepEqual(complaints, [])
  })
})
