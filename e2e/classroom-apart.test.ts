/** A class whose browsers are apart: two without any server, thirty at the classroom server. */

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { atServer } from '../src/classroom/classroom-server.ts'
import { Follower } from '../src/classroom/follower.ts'
import { readLeaderMessage } from '../src/classroom/read.ts'
import type { Transport } from '../src/classroom/transport.ts'
import { CHROMIUM_SWITCHES } from '../tools/browsers/switches.ts'
import { openClassroom } from '../tools/classroom/classroom.ts'
import { type Serving, serve } from '../tools/serve/serve.ts'
import { cameraSeeing } from './pages/camera.ts'
import { DeckPage } from './pages/deck.ts'
import { measure } from './pages/delay.ts'

const DIST = process.env.ESSAIM_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))
const DECK = 'slides/mapreduce/'

const launch = (...switches: readonly string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [...CHROMIUM_SWITCHES, ...switches],
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
    // A reload would end the connection: the browser asks first, and then it is said what to do.
    const reloading = await serve({ folder: DIST, port: Number(new URL(serving.url).port) })
    try {
      let asked = 0
      leader.page.on('dialog', (dialog) => {
        asked++
        void dialog.accept()
      })
      await leader.page.reload()
      await leader.reach('leading')
      assert.equal(asked, 1)
      await leader.openPanel()
      await leader.panel.getByText(/^Browsers that followed by invitation .*: 1\. Invite/).waitFor()
      await student.page.getByText('Ask for another invitation.').first().waitFor()
    } finally {
      await reloading.close()
    }
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
