/** A quiz answered with the keyboard alone, its marks, and what it tells who listens. */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { opened, openSite, type Site } from './site.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const STEPS = [/^cut/, /^count/, /^send/, /^add/]

const fieldset = (page: Page, id: string) => page.locator(`fieldset[data-question="${id}"]`)
const label = () => document.activeElement?.closest('label')?.textContent?.trim() ?? ''

/** Goes on with Tab to the control of which this is true. */
async function tabTo(page: Page, found: (text: string) => boolean): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab')
    const named = await page.evaluate(
      () =>
        document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    )
    if (found((await page.evaluate(label)) || (named ?? ''))) return
  }
  assert.fail('no control was found')
}

describe('a quiz, with the keyboard', () => {
  let site: Site
  let page: Page

  before(async () => {
    site = await openSite()
    page = site.page
    await site.go('en/quizzes/mapreduce/')
  })
  after(() => site.close())

  test('each question can be answered', async () => {
    await page.locator('h1').click()
    for (const wanted of ['the larger of two numbers', 'the union of two sets']) {
      await page.locator('h1').click()
      await tabTo(page, (text) => text === wanted)
      await page.keyboard.press('Space')
    }
    await tabTo(page, (text) => /^the (mapper|reducer|shuffle)$/.test(text))
    const radios = fieldset(page, 'who-sorts').locator('input')
    for (let i = 0; i < (await radios.count()); i++) {
      if ((await page.evaluate(label)) === 'the shuffle') break
      await page.keyboard.press('ArrowDown')
    }
    await page.keyboard.press('Space')
    await tabTo(page, (text) => text.startsWith('Your number'))
    await page.keyboard.type('3')
    for (const [place, step] of STEPS.entries()) {
      await fieldset(page, 'output-files').locator('input').focus()
      await tabTo(page, (text) => step.test(text.replace('Place of: ', '')))
      await page.keyboard.type(String(place + 1))
    }
    await tabTo(page, (text) => text === 'Check answers')
    await page.evaluate(() => {
      const heard: unknown[] = []
      Object.assign(globalThis, { heard })
      document.addEventListener('quiz-answered', (event) => {
        if (event instanceof CustomEvent) heard.push(event.detail)
      })
    })
    await page.keyboard.press('Enter')
    const right = page.locator('fieldset[data-result="right"]')
    assert.equal(await right.count(), await page.locator('fieldset').count())
    assert.match(await page.getByRole('status').innerText(), /^(\d+) of \1 points$/)
    assert.equal(await page.locator('quiz-form').getAttribute('data-state'), 'passed')
  })

  test('each answer is told to who keeps the reader’s work', async () => {
    const heard = await page.evaluate(() => (globalThis as { heard?: unknown }).heard)
    assert.ok(Array.isArray(heard))
    const sizes = heard.find((one: { question: string }) => one.question === 'output-files')
    assert.deepEqual(sizes, {
      slug: 'mapreduce',
      question: 'output-files',
      answer: { kind: 'typed', text: '3' },
      score: 1,
      points: 1,
    })
  })

  test('answers and results have no violation', async () => {
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html)}`),
      [],
    )
  })

  test('Reset takes answers and marks away', async () => {
    await page.getByRole('button', { name: 'Reset' }).click()
    assert.equal(await page.locator('quiz-form').getAttribute('data-state'), 'new')
    assert.equal(await page.locator('input:checked').count(), 0)
    assert.equal(await page.locator('[data-result]').count(), 0)
    assert.equal(await page.getByRole('status').innerText(), '')
  })
})

describe('quizzes', () => {
  let site: Site

  before(async () => {
    site = await openSite({ context: { viewport: { width: 390, height: 844 } } })
  })
  after(() => site.close())

  test('a French reader gets part of the marks, with what is missing', async () => {
    await site.go('fr/quizzes/mapreduce/')
    const { page } = site
    const several = fieldset(page, 'safe-to-reduce')
    await several.getByLabel('le plus grand de deux nombres').check()
    await page.getByRole('button', { name: 'Vérifier les réponses' }).click()
    assert.equal(await several.getAttribute('data-result'), 'partly')
    assert.match(await several.locator('.said').innerText(), /0,5 sur 1[\s\S]*associative/)
    assert.match(await page.getByRole('status').innerText(), /^0,5 points sur \d+\s+\d+ questions/)
  })

  test('a seed in the address gives the same order each time, another seed another', async () => {
    const { page } = site
    const orders: string[] = []
    for (const seed of ['ada', 'ada', 'grace', 'edsger', 'barbara']) {
      await site.go(`en/quizzes/mapreduce/?seed=${seed}`)
      orders.push((await page.locator('quiz-form li').allInnerTexts()).join())
    }
    assert.equal(orders[0], orders[1])
    assert.ok(new Set(orders).size > 2)
  })

  test('it stands at the end of its lesson', async () => {
    await site.go('en/lessons/counting-words/')
    const quiz = site.page.locator('quiz-form[data-slug="mapreduce"]')
    await quiz.getByRole('button', { name: 'Check answers' }).click()
    assert.match(await quiz.getByRole('status').innerText(), /^0 of \d+ points/)
  })
})

test('without scripts the questions can be read', async (t) => {
  const site = await opened(t, { context: { javaScriptEnabled: false } })
  await site.go('en/quizzes/mapreduce/')
  assert.ok(await site.page.getByText('who brings all values of a key together').isVisible())
  assert.ok(await site.page.getByText('the shuffle', { exact: true }).isVisible())
  assert.equal(await site.page.getByRole('button', { name: 'Check answers' }).count(), 0)
})

describe('questions from and for Moodle', () => {
  const GIFT = [
    '::good::[html]<p>Which is <b>right</b>?</p>{=this#yes ~that#no}',
    '',
    '::bad::Which?{=this ~%900%that}',
    '',
    '::size::How large?{#4:1}',
  ].join('\n')
  let site: Site

  before(async () => {
    site = await openSite({ context: { viewport: { width: 390, height: 844 } } })
    await site.go('fr/quizzes/convert/')
  })
  after(() => site.close())

  const file = (name: string, content: string) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(content),
  })
  const status = () => site.page.getByRole('status').innerText()
  const saved = async (button: string) => {
    const coming = site.page.waitForEvent('download')
    await site.page.getByRole('button', { name: button }).click()
    const download = await coming
    return { name: download.suggestedFilename(), path: await download.path() }
  }

  test('good questions are shown, and what is not kept has its line', async () => {
    const { page } = site
    await page.getByLabel('Fichier de questions').setInputFiles(file('examen.gift', GIFT))
    await page.locator('quiz-converter[data-state="read"]').waitFor()
    assert.equal(await status(), '2 questions ont été lues dans examen.gift.')
    assert.match(await page.locator('[data-note="unreadable"]').innerText(), /Ligne 3\.$/)
    assert.match(await page.locator('[data-note="formatting"]').innerText(), /<b>.*Ligne 1\.$/)
    assert.match(await page.locator('.questions > li').first().innerText(), /100\s%\sthis – yes/)
  })

  test('they are saved in each format', async () => {
    const moodle = await saved('Enregistrer en Moodle XML')
    assert.equal(moodle.name, 'examen.xml')
    assert.match(readFileSync(moodle.path, 'utf8'), /<question type="numerical">/)
    const yaml = await saved('Enregistrer pour ce cours (YAML)')
    assert.match(readFileSync(yaml.path, 'utf8'), /en: ""\n +fr: How large\?/)
    const gift = await saved('Enregistrer en GIFT')
    assert.match(readFileSync(gift.path, 'utf8'), /^::size::/m)
    const qti = await saved('Enregistrer en QTI 2.1')
    assert.equal(qti.name, 'examen-qti.zip')
    assert.equal(readFileSync(qti.path, 'latin1').slice(0, 2), 'PK')
  })

  test('the page with its lists has no violation', async () => {
    const { violations } = await new AxeBuilder({ page: site.page }).withTags(TAGS).analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html)}`),
      [],
    )
  })

  test('a file that breaks off is told with its line', async () => {
    const { page } = site
    await page.getByLabel('Fichier de questions').setInputFiles(file('x.xml', '<quiz>\n<question'))
    await page.locator('quiz-converter[data-state="empty"]').waitFor()
    assert.equal(await status(), '0 questions ont été lues dans x.xml.')
    assert.match(await page.locator('[data-note="unreadable"]').innerText(), /Ligne 2\.$/)
  })
})

test('a quiz can be taken along from its page', async (t) => {
  const site = await opened(t)
  await site.go('en/quizzes/mapreduce/')
  const { page } = site
  await page.getByText('For lecturers').click()
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Moodle XML' }).click()
  const path = await (await coming).path()
  assert.match(readFileSync(path, 'utf8'), /<question type="ordering">/)
})
