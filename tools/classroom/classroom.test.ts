import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, suite, test } from 'node:test'
import { WebSocket as NodeSocket } from 'ws'
import { atServer, type Side } from '../../src/classroom/classroom-server.ts'
import { Follower } from '../../src/classroom/follower.ts'
import { Leader, newRoom } from '../../src/classroom/leader.ts'
import { readFollowerMessage, readLeaderMessage } from '../../src/classroom/read.ts'
import { closeCode, LIMITS, readAbout } from '../../src/classroom/server-frames.ts'
import type { Transport, TransportEvent } from '../../src/classroom/transport.ts'
import { type Serving, serve } from '../serve/serve.ts'
import { type Classroom, openClassroom } from './classroom.ts'

const QUESTION = { id: 'q', kind: 'quiz', options: 4, several: false } as const

suite('the classroom server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'essaim-classroom-'))
  const open: Transport[] = []
  let serving: Serving
  let classroom: Classroom
  let address: string

  before(async () => {
    writeFileSync(join(folder, 'index.html'), '<h1>Home</h1>')
    writeFileSync(join(folder, 'classroom.json'), '{ "kind": "none" }')
    classroom = openClassroom(false)
    serving = await serve({ folder, classroom, base: '/course/' })
    address = `${serving.url}classroom`
  })
  afterEach(() => {
    for (const transport of open.splice(0)) transport.close()
  })
  after(async () => {
    classroom.close()
    await serving.close()
    rmSync(folder, { recursive: true })
  })

  /** Connects a page, and keeps what it hears. */
  function page(side: Side, room = classroom.room) {
    const events: TransportEvent[] = []
    const waiting = new Set<() => void>()
    let heard: (event: TransportEvent) => void = () => {}
    const transport = atServer(address, room, side, (event) => {
      events.push(event)
      heard(event)
      for (const wake of waiting) wake()
    })
    open.push(transport)
    const until = <T>(found: () => T | undefined): Promise<T> =>
      new Promise((resolve) => {
        const look = () => {
          const value = found()
          if (value === undefined) return
          waiting.delete(look)
          resolve(value)
        }
        waiting.add(look)
        look()
      })
    const first = (kind: TransportEvent['kind']) =>
      until(() => events.find((event) => event.kind === kind))
    const onHeard = (listen: typeof heard) => {
      heard = listen
      for (const event of events) listen(event)
    }
    return { transport, events, until, first, onHeard }
  }
  const leads = (self = 'lecturer', key = classroom.key): Side => ({ kind: 'leader', key, self })
  const FOLLOWS: Side = { kind: 'follower' }

  test('tells a page that it is there', async () => {
    const about: unknown = await (await fetch(`${serving.url}classroom.json`)).json()
    assert.equal(readAbout(about)?.path, 'classroom')
    assert.equal(readAbout({ kind: 'none' }), null)
  })

  test('a class of thirty follows, votes once each, and comes to where the lecturer is', async () => {
    const desk = page(leads())
    const leader = new Leader({
      kept: newRoom('deck', { slide: 'start', fragment: -1 }, () => 'secret'),
      now: Date.now,
      onChange: () => {},
      send: (message, to) => desk.transport.send(message, to),
    })
    desk.onHeard((event) => {
      if (event.kind === 'gone') leader.gone(event.peer)
      if (event.kind !== 'heard') return
      const read = readFollowerMessage(event.message)
      if (typeof read !== 'string') leader.hear(event.from, read)
    })
    await desk.first('opened')
    const students = Array.from({ length: 30 }, (_, at) => {
      const went: string[] = []
      const seat = page(FOLLOWS)
      const follower = new Follower({
        deck: 'deck',
        voter: `voter-${at}`,
        send: (message) => seat.transport.send(message, null),
        go: ({ slide }) => went.push(slide),
        show: () => {},
        onChange: () => {},
      })
      seat.onHeard((event) => {
        if (event.kind === 'opened') follower.opened()
        if (event.kind === 'heard') follower.hear(readLeaderMessage(event.message))
      })
      return { seat, follower, went }
    })
    await desk.until(() => (leader.followers === 30 ? true : undefined))
    leader.ask(QUESTION)
    leader.move({ slide: 'second', fragment: 0 })
    for (const { seat, went } of students) {
      await seat.until(() => (went.at(-1) === 'second' ? true : undefined))
    }
    for (const [at, { follower }] of students.entries()) {
      follower.vote('q', { kind: 'chosen', positions: [at % 4] })
      follower.vote('q', { kind: 'chosen', positions: [(at + 1) % 4] })
    }
    for (const { seat, follower } of students) {
      await seat.until(() => follower.state.votes.q === 'twice' || undefined)
    }
    assert.deepEqual(leader.tally, { voters: 30, counts: [8, 8, 7, 7], texts: [] })
    students[0]?.seat.transport.close()
    await desk.until(() => (leader.followers === 29 ? true : undefined))
  })

  test('a wrong room and a wrong lecturer’s code are refused for good', async () => {
    for (const [side, room, reason] of [
      [FOLLOWS, 'AAAAA', 'no-such-room'],
      [FOLLOWS, '', 'no-such-room'],
      [leads(), 'AAAAA', 'no-such-room'],
      [leads('lecturer', 'AAAA-AAAA-AAAA'), classroom.room, 'wrong-key'],
    ] as const) {
      assert.deepEqual(await page(side, room).first('refused'), { kind: 'refused', reason })
    }
  })

  test('a room code may be typed in small letters and with a hyphen', async () => {
    const typed = classroom.room.toLowerCase().replace(/^(..)/, '$1-')
    await page(FOLLOWS, typed).first('opened')
  })

  test('a second lecturer is told; one who reloads has the room again', async () => {
    const first = page(leads('one'), '')
    assert.deepEqual(await first.first('opened'), { kind: 'opened', room: classroom.room })
    const second = await page(leads('two')).first('refused')
    assert.deepEqual(second, { kind: 'refused', reason: 'led-by-another' })
    await page(leads('one')).first('opened')
    assert.deepEqual(await first.first('refused'), { kind: 'refused', reason: 'replaced' })
  })

  test('a student is heard by the lecturer alone, and is told what others are not', async () => {
    const desk = page(leads('one'))
    await desk.first('opened')
    const [a, b] = [page(FOLLOWS), page(FOLLOWS)]
    await Promise.all([a.first('opened'), b.first('opened')])
    a.transport.send({ forged: true }, 's1')
    a.transport.send({ forged: true }, null)
    const heardHere = () => desk.events.filter(({ kind }) => kind === 'heard').length
    await desk.until(() => (heardHere() === 2 ? true : undefined))
    const said = desk.events.find((event) => event.kind === 'heard')
    desk.transport.send('for one', said?.kind === 'heard' ? said.from : null)
    desk.transport.send('from the lecturer', null)
    const heard = await b.first('heard')
    const told = await a.first('heard')
    assert.deepEqual(told, { kind: 'heard', from: 'leader', message: 'for one' })
    assert.deepEqual(heard, { kind: 'heard', from: 'leader', message: 'from the lecturer' })
  })

  test('too much, too often and nonsense end a connection, and no other', async () => {
    const calm = page(FOLLOWS)
    await calm.first('opened')
    const closed = (send: (socket: NodeSocket) => void) =>
      new Promise<number>((resolve) => {
        const url = `${address.replace('http', 'ws')}?side=follower&room=${classroom.room}`
        const socket = new NodeSocket(url)
        socket.on('open', () => send(socket))
        socket.on('close', (code) => resolve(code))
      })
    const large = JSON.stringify({ message: 'x'.repeat(LIMITS.followerFrame) })
    assert.equal(await closed((socket) => socket.send(large)), 1009)
    assert.equal(await closed((socket) => socket.send('{')), closeCode('unreadable'))
    assert.equal(await closed((socket) => socket.send(Buffer.from([1]))), closeCode('unreadable'))
    const many = await closed((socket) => {
      for (let at = 0; at <= LIMITS.followerRate; at++) socket.send('{"message":1}')
    })
    assert.equal(many, closeCode('too-fast'))
    assert.deepEqual(calm.events, [{ kind: 'opened' }])
  })

  test('a page of another origin gets no connection', async () => {
    const url = `${address.replace('http', 'ws')}?side=follower&room=${classroom.room}`
    const error = await new Promise<Error>((resolve, reject) => {
      const socket = new NodeSocket(url, { origin: 'http://elsewhere.example' })
      socket.on('error', resolve)
      socket.on('open', () => reject(new Error('it was opened')))
    })
    assert.match(error.message, /hang up|socket/)
  })
})
