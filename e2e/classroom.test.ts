/** A class follows its lecturer: on one machine, between two browsers, and at the classroom server. */

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { atServer } from '../src/classroom/classroom-server.ts'
import { Follower } from '../src/classroom/follower.ts'
import { readLeaderMessage } from '../src/classroom/read.ts'
import type { Transport } from '../src/classroom/transport.ts'
import { CHROMIUM_SWITCHES } from '../tools/browsers/switches.ts'
import { openClassroom } from '../tools/classroom/classroom.ts'
import { type Serving, serve } from '../tools/serve/serve.ts'
import { cameraSeeing } from './pages/camera.ts'
import { DeckPage } from './pages/deck.ts'
import { openSite, type Site } from './site.ts'

const DIST = process.env.ESSAIM_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const DECK = 'slides/mapreduce/'

const launch = (...switches: readonly string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...CHROMIUM_SWITCHES, ...switches],
  })

/** Goes through the deck, and tells how long the follower needed each time. */
async function measure(t: TestContext, how: string, leader: DeckPage, follower: DeckPage) {
  const slides = await leader.slides()
  const delays: number[] = []
  for (const slide of [...slides.slice(1), ...slides.slice(0, 1)].slice(0, 12)) {
    const there = follower.isAt(slide)
    const moved = await leader.goTo(slide)
    delays.push((await there) - moved)
  }
  delays.sort((a, b) => a - b)
  const [half, most] = [delays[delays.length >> 1], delays.at(-1)]
  t.diagnostic(`following, ${how}: median ${half} ms, longest ${most} ms, of ${delays.length}`)
}

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

test('two browsers without any server between them follow each other', async (t) => {
  const serving = await serve({ folder: DIST })
  // Processes of their own, which share nothing; each finds the other at this machine's own address.
  const alone = '--disable-features=WebRtcHideLocalIpsWithMdns'
  const folder = mkdtempSync(join(tmpdir(), 'essaim-camera-'))
  const camera = cameraSeeing('SEEN BY THE CAMERA', join(folder, 'camera.y4m'))
  const browsers = await Promise.all([launch(alone), launch(alone, ...camera)])
  try {
    const [leader, student] = await Promise.all(
      browsers.map(async (browser) => {
        const deck = new DeckPage(await browser.newPage())
        await deck.open(`${serving.url}en/${DECK}`)
        return deck
      }),
    )
    assert.ok(leader !== undefined && student !== undefined)
    await leader.lead()
    await leader.panel.getByText('Without a server').click()
    await leader.button('Invite a browser').click()
    const invitation = await leader.panel.getByLabel('Invitation', { exact: true }).inputValue()
    t.diagnostic(`an invitation has ${invitation.length} characters`)
    await student.openPanel()
    await student.panel.getByText('Without a server').click()
    const field = student.panel.getByLabel('Invitation of the lecturer')
    await student.button('Scan').click()
    await student.page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.invite input')?.value !== '',
    )
    assert.equal(await field.inputValue(), 'SEEN BY THE CAMERA')
    await field.fill(`${invitation.slice(0, -9)}000000000`)
    await student.button('Answer the invitation').click()
    await student.panel.getByText('This is not an invitation, or a letter is wrong.').waitFor()
    await field.fill(invitation.toLowerCase())
    await student.button('Answer the invitation').click()
    const answer = student.panel.getByLabel('Your answer to the invitation')
    const text = await answer.inputValue()
    // Both pages have what they need: from here on there is no server at all.
    await serving.close()
    await leader.panel.getByLabel('Answer of the student').fill(text)
    await leader.button('Connect').click()
    await student.reach('following')
    await measure(t, 'between two browsers', leader, student)
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()))
    await serving.close()
    rmSync(folder, { recursive: true })
  }
})

describe('at the classroom server', () => {
  const classroom = openClassroom(false)
  const transports: Transport[] = []
  let serving: Serving
  let browser: Browser
  let leader: DeckPage
  let student: DeckPage
  const went = new Map<number, string>()

  before(async () => {
    serving = await serve({ folder: DIST, classroom })
    // A name that is no loopback's: over plain http the page is no secure context, as in a classroom.
    browser = await launch('--host-resolver-rules=MAP classroom.example 127.0.0.1')
    leader = new DeckPage(await browser.newPage())
    await leader.open(`${serving.url}en/${DECK}`)
    assert.equal(await leader.lead(classroom.key), classroom.room)
    student = new DeckPage(await (await browser.newContext()).newPage())
    const complaints: string[] = []
    student.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    const elsewhere = serving.url.replace('localhost', 'classroom.example')
    await student.open(`${elsewhere}fr/${DECK}?room=${classroom.room}`)
    await student.reach('following')
    assert.deepEqual(complaints, [])
    for (let at = 0; at < 28; at++) transports.push(nodeStudent(at))
    await leader.panel.getByText(`You lead ${classroom.room} · 29`).waitFor()
  })
  after(async () => {
    for (const transport of transports) transport.close()
    await browser.close()
    classroom.close()
    await serving.close()
  })

  /** Follows as a page does, without a page. */
  function nodeStudent(at: number): Transport {
    const transport = atServer(
      `${serving.url}${classroom.socketPath}`,
      classroom.room,
      { kind: 'follower' },
      (event) => {
        if (event.kind === 'opened') follower.opened()
        if (event.kind === 'heard') follower.hear(readLeaderMessage(event.message))
      },
    )
    const follower = new Follower({
      deck: 'mapreduce',
      voter: `V${String(at).padStart(4, '0')}`,
      send: (message) => transport.send(message, null),
      go: ({ slide }) => went.set(at, slide),
      show: () => {},
      onChange: ({ standing, votes }) => {
        const asked = standing?.asked?.question
        const said = asked !== undefined && asked.options > 0 && votes[asked.id] === undefined
        if (said) follower.vote(asked.id, { kind: 'chosen', positions: [0] })
      },
    })
    return transport
  }

  test('thirty go along, one of them in a page that is no secure context', async (t) => {
    assert.equal(await student.page.evaluate(() => isSecureContext), false)
    await measure(t, 'at the server, with 28 more', leader, student)
    const [, second = ''] = await leader.slides()
    await leader.goTo(second)
    await student.isAt(second)
    await leader.page.waitForTimeout(200)
    assert.deepEqual([...new Set(went.values())], [second])
    assert.equal(went.size, 28)
  })

  test('thirty votes are counted once each', async () => {
    const [slide = ''] = await leader.slides('questions')
    await leader.goTo(slide)
    await student.isAt(slide)
    await leader.panel.getByRole('button', { name: 'Ask the class' }).first().click()
    await leader.panel.getByText('Votes: 28').waitFor()
    const question = student.page.locator(`section[id="${slide}"] fieldset`).first()
    await question.locator('input').first().check()
    await question.getByRole('button', { name: 'Voter' }).click()
    await leader.panel.getByText('Votes: 29').waitFor()
  })

  test('there a cell runs, and the page says what is missing', async () => {
    const [slide = ''] = await leader.slides('cells')
    await leader.goTo(slide)
    await student.isAt(slide)
    const cell = student.page.locator(`section[id="${slide}"] code-cell`).first()
    await cell.evaluate((element) => {
      ;(element as HTMLElement & { code: string }).code = 'print(6 * 7)'
    })
    await cell.getByRole('button', { name: 'Exécuter' }).click()
    await cell.getByRole('log').getByText('42').waitFor({ timeout: 90_000 })
    await student.openPanel()
    await student.panel.getByText(/Cette page est venue par http simple/).waitFor()
  })

  test('a wrong room and a second lecturer get a definite sentence', async () => {
    const other = new DeckPage(await browser.newPage())
    await other.open(`${serving.url}en/${DECK}`)
    await other.follow(classroom.room === 'AAAAA' ? 'BBBBB' : 'AAAAA')
    await other.reach('refused')
    assert.match(await other.sentence(), /There is no room \w+ here\. Check the code\./)
    await other.open(`${serving.url}en/${DECK}`)
    await other.openPanel()
    await other.panel.getByLabel('Lecturer’s code').fill(classroom.key)
    await other.panel.getByRole('button', { name: 'Lead this deck' }).click()
    await other.reach('refused')
    assert.match(await other.sentence(), /Somebody else leads this room already/)
    assert.match(await leader.sentence(), /You lead/)
  })
})
