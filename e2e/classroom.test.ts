/** A class follows its lecturer on one machine, and the presenter's desk leads the audience's window. */

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { DeckPage } from './pages/deck.ts'
import { measure } from './pages/delay.ts'
import { openSite, type Site } from './site.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const DECK = 'slides/mapreduce/'

describe('on one machine', () => {
  let site: Site
  let leader: DeckPage
  let student: DeckPage
  let room: string
  const fetched: string[] = []
  const deskPage = async (): Promise<Page> => {
    const page = await site.page.context().newPage()
    page.on('request', (request) => fetched.push(request.url()))
    await page.goto(`${site.url}en/${DECK}?speaker`)
    await page.locator('deck-desk[data-state="ready"]').waitFor()
    return page
  }

  before(async () => {
    site = await openSite()
    leader = new DeckPage(site.page)
    await leader.open(`${site.url}en/${DECK}`)
    room = await leader.lead()
    student = new DeckPage(await site.page.context().newPage())
    await student.open(`${site.url}fr/${DECK}?room=${room.toLowerCase()}`)
    await student.reach('following')
  })
  after(() => site.close())

  test('a French deck goes along with an English one', (t) =>
    measure(t, 'on one machine', leader, student))

  test('who moves alone is off the leash, and comes back', async () => {
    const [first = '', second = '', third = ''] = await leader.slides()
    await leader.goTo(first)
    await student.isAt(first)
    const english = student.page.getByRole('link', { name: 'English' })
    assert.match((await english.getAttribute('href')) ?? '', new RegExp(`room=${room}#/${first}`))
    await student.page.locator('body').press('ArrowRight')
    await student.reach('alone')
    await leader.goTo(third)
    await leader.isAt(third)
    assert.notEqual(await student.slide(), third)
    await student.button('Revenir').click()
    await student.isAt(third)
    await student.button('Quitter').click()
    await leader.goTo(second)
    await leader.isAt(second)
    assert.equal(await student.slide(), third)
    await student.button('Revenir').click()
    await student.isAt(second)
  })

  test('the desk runs and edits cells in the audience’s window, and has no Python', async () => {
    const [slide = ''] = await leader.slides('cells')
    await leader.goTo(slide)
    const desk = await deskPage()
    await desk.getByText(/planned from minute/).waitFor()
    const cell = desk.locator('.desk-cell').first()
    await cell.getByRole('textbox').fill('print("said on the desk")')
    await cell.getByRole('button', { name: 'Run' }).click()
    await desk.locator('.desk-cell[data-state="done"]').first().waitFor({ timeout: 90_000 })
    assert.match(await cell.getByRole('log').innerText(), /^said on the desk/)
    const there = leader.page.locator(`section[id="${slide}"] code-cell`).first()
    assert.match(await there.getByRole('log').innerText(), /said on the desk/)
    await cell.getByRole('textbox').fill('while True: pass')
    await cell.getByRole('button', { name: 'Run' }).click()
    await desk.locator('.desk-cell[data-state="running"]').waitFor()
    await cell.getByRole('button', { name: 'Stop' }).click()
    await desk.locator('.desk-cell[data-state="stopped"]').waitFor()
    assert.deepEqual(
      fetched.filter((url) => url.includes('/runtime/')),
      [],
    )
    assert.equal(desk.workers().length, 0)
    assert.equal(leader.page.workers().length, 1)
    await desk.close()
  })

  test('shared code is shown and not run', async () => {
    const [slide = ''] = await leader.slides('cells')
    await leader.goTo(slide)
    await student.isAt(slide)
    const cell = student.page.locator(`section[id="${slide}"] code-cell`).first()
    await leader.openPanel()
    await leader.panel.getByLabel('Share my code').check()
    const taken = 'while True: pass'
    const codeOf = () =>
      cell.evaluate((element) => (element as HTMLElement & { code: string }).code)
    await student.page.waitForFunction(
      ([id, code]) => {
        const found = document.querySelector(`section[id="${id}"] code-cell`)
        return (found as (HTMLElement & { code: string }) | null)?.code === code
      },
      [slide, taken] as const,
    )
    assert.equal(await cell.getAttribute('data-state'), 'idle')
    await cell.evaluate((element) => {
      ;(element as HTMLElement & { code: string }).code = 'mine = 1'
    })
    await site.page.evaluate((id) => {
      const found = document.querySelector(`section[id="${id}"] code-cell`)
      if (found !== null) (found as HTMLElement & { code: string }).code = 'lecturer = 2'
    }, slide)
    const shared = cell.getByRole('region', { name: 'Code de l’enseignant' })
    await shared.getByText('lecturer = 2').waitFor()
    await student.page.bringToFront()
    assert.equal(await codeOf(), 'mine = 1')
    await shared.getByRole('button').click()
    assert.equal(await codeOf(), 'lecturer = 2')
    assert.equal(await cell.getAttribute('data-state'), 'idle')
    await leader.page.bringToFront()
    await leader.panel.getByLabel('Share my code').uncheck()
  })

  test('a vote is counted once, also after a reload, and the right answer is shown', async () => {
    const [slide = ''] = await leader.slides('questions')
    await leader.goTo(slide)
    await student.isAt(slide)
    await leader.openPanel()
    await leader.panel.getByRole('button', { name: 'Ask the class' }).first().click()
    const question = student.page.locator(`section[id="${slide}"] fieldset`).first()
    const vote = question.getByRole('button', { name: 'Voter' })
    await student.page.bringToFront()
    await vote.click()
    await question.getByText('Choisissez d’abord une réponse.').waitFor()
    await question.locator('input').first().check()
    await vote.click()
    await question.getByText('Votre vote est compté.').waitFor()
    await leader.panel.getByText('Votes: 1').waitFor()
    await student.page.reload()
    await student.reach('following')
    await student.isAt(slide)
    await question.locator('input').last().check()
    await vote.click()
    await question.getByText('Vous avez déjà voté. Le premier vote compte.').waitFor()
    await leader.page.bringToFront()
    await leader.panel.getByRole('button', { name: 'Show the right answer' }).click()
    await question.getByText('✓ juste').first().waitFor()
    await student.page.getByText('Votes : 1').waitFor()
    await leader.panel.getByRole('button', { name: 'Close the question' }).click()
    await question.locator('.share-of-votes').first().waitFor({ state: 'detached' })
  })

  test('attendance is signed with the code on the screen', async () => {
    await leader.openPanel()
    await leader.panel.getByLabel('Take attendance').check()
    const code = await leader.panel.locator('.attendance-code').innerText()
    assert.match(code, /^\d{6}$/)
    await student.openPanel()
    await student.panel.getByLabel('Votre nom').fill('Ada')
    await student.panel.getByLabel('Code à l’écran').fill(code === '000000' ? '1' : '000000')
    await student.panel.getByRole('button', { name: 'Je suis là' }).click()
    await student.panel.getByText('Ce n’est pas le code de cette minute.').waitFor()
    await student.panel.getByLabel('Code à l’écran').fill(code)
    await student.panel.getByRole('button', { name: 'Je suis là' }).click()
    await student.panel.getByText('Vous êtes sur la liste.').waitFor()
    await leader.panel.getByText('Present: 1').waitFor()
    await leader.page.bringToFront()
    await leader.panel.getByLabel('Take attendance').uncheck()
  })

  test('a second lecturer is told, and a lecturer who reloads goes on where he was', async () => {
    const [, second = '', third = ''] = await leader.slides()
    await leader.goTo(third)
    // A tab that was duplicated has the session of the first.
    const opening = leader.page.waitForEvent('popup')
    await leader.page.evaluate(() => void window.open(location.href))
    const other = new DeckPage(await opening)
    await other.reach('refused')
    assert.match(await other.sentence(), /Somebody else leads this room already/)
    await other.page.close()
    await leader.page.reload()
    await leader.reach('leading')
    assert.match(await leader.sentence(), new RegExp(`lead ${room}`))
    assert.equal(await leader.slide(), third)
    await leader.goTo(second)
    await student.isAt(second)
  })

  test('without any network a code tells the vote', async () => {
    const [slide = ''] = await leader.slides('questions')
    await leader.goTo(slide)
    await leader.openPanel()
    await leader.panel.getByRole('button', { name: 'Ask the class' }).first().click()
    // Another browser, which follows nobody.
    const context = await site.page.context().browser()?.newContext()
    assert.ok(context !== undefined)
    const outside = new DeckPage(await context.newPage())
    await outside.open(`${site.url}en/${DECK}#/${slide}`)
    await outside.page.locator(`section[id="${slide}"] fieldset input`).first().check()
    await outside.openPanel()
    await outside.panel.getByRole('button', { name: 'Answer code' }).click()
    const code = await outside.panel.getByLabel('Your answer code').inputValue()
    await leader.page.bringToFront()
    const cast = leader.panel.getByLabel('Answer code of a student')
    const swapped = code.replace(/^(.)(.)/, '$2$1')
    for (const [typed, said] of [
      [swapped === code ? `0${code.slice(1)}Z` : swapped, 'A letter is wrong or missing.'],
      [code.toLowerCase(), 'Counted.'],
      [code, 'This student has voted already.'],
    ] as const) {
      await cast.fill(typed)
      await leader.panel.getByRole('button', { name: 'Count it' }).click()
      await leader.panel.getByText(said).waitFor()
    }
    await leader.panel.getByRole('button', { name: 'Close the question' }).click()
    await context.close()
  })

  test('panel and desk can be read and operated by all', async () => {
    const desk = await deskPage()
    await leader.openPanel()
    for (const page of [desk, leader.page]) {
      for (const theme of ['light', 'dark']) {
        await page.evaluate((name) => {
          document.documentElement.dataset.theme = name
        }, theme)
        const { violations } = await new AxeBuilder({ page })
          .withTags(TAGS)
          .include(page === desk ? 'deck-desk' : 'classroom-bar')
          // The slides in them have their own test.
          .exclude('deck-desk iframe')
          .analyze()
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
        assert.deepEqual(found, [], theme)
      }
    }
    const [first = '', second = ''] = await leader.slides()
    await leader.goTo(first)
    await desk.getByText('Slide 1 of').waitFor()
    await desk.locator('body').press('PageDown')
    await leader.isAt(second)
    const draw = desk.getByRole('radio', { name: 'Draw' })
    await draw.focus()
    await draw.press(' ')
    const pad = desk.getByRole('group', { name: /^The slide/ })
    await pad.focus()
    for (const key of [' ', 'ArrowRight', 'ArrowDown', ' ', 'ArrowLeft']) await pad.press(key)
    const drawn = leader.page.locator('.class-overlay polyline')
    await drawn.waitFor({ state: 'attached' })
    assert.equal(await drawn.getAttribute('points'), '660,360 660,380')
    await leader.goTo(first)
    await drawn.waitFor({ state: 'detached' })
    await desk.getByRole('button', { name: 'Black screen' }).press('Enter')
    await leader.page.locator('.reveal.paused').waitFor()
    await desk.getByRole('button', { name: 'Black screen' }).press('Enter')
    await leader.page.locator('.reveal:not(.paused)').waitFor()
    await desk.getByRole('button', { name: 'Start the timer' }).press('Enter')
    await leader.page
      .getByRole('timer')
      .getByText(/0[45]:/)
      .waitFor()
    await desk.getByRole('button', { name: 'Stop the timer' }).press('Enter')
    await leader.page.locator('[role="timer"]').waitFor({ state: 'hidden' })
    await desk.close()
  })

  test('a room that nobody leads is said', async () => {
    const lost = new DeckPage(await site.page.context().newPage())
    await lost.open(`${site.url}en/${DECK}`)
    await lost.follow('AAAAA')
    await lost.reach('nobody')
    assert.match(await lost.sentence(), /Nobody leads room AAAAA.*no classroom server/)
    await lost.page.close()
  })
})
