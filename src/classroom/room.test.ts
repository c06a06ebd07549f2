import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Follower, type FollowerState } from './follower.ts'
import { type KeptRoom, Leader, newRoom } from './leader.ts'
import type { Position, Question, SharedCode } from './message.ts'
import { readFollowerMessage, readLeaderMessage } from './read.ts'

const START: Position = { slide: 'start', fragment: -1 }
const QUIZ: Question = { id: 'shuffle', kind: 'quiz', options: 3, several: false }
const POLL: Question = { id: 'pace', kind: 'poll', options: 2, several: false }

/** A lecturer and a class that are connected by plain calls, as values that were written and read. */
class Room {
  now = 0
  leader: Leader
  readonly class = new Map<string, { follower: Follower; went: Position[]; shown: SharedCode[] }>()
  /** Those whose connection is down. */
  readonly cut = new Set<string>()

  constructor(kept?: KeptRoom) {
    this.leader = this.lead(kept ?? newRoom('deck', START, () => `secret-${Math.random()}`))
  }

  lead(kept: KeptRoom): Leader {
    return new Leader({
      kept: JSON.parse(JSON.stringify(kept)) as KeptRoom,
      now: () => this.now,
      onChange: () => {},
      send: (message, to) => {
        for (const [peer, { follower }] of this.class) {
          if (this.cut.has(peer) || (to !== null && to !== peer)) continue
          follower.hear(readLeaderMessage(JSON.parse(JSON.stringify(message))))
        }
      },
    })
  }

  /** The lecturer's page is loaded again, with what it kept. */
  reload(): void {
    this.leader = this.lead(this.leader.kept)
    this.leader.announce()
  }

  add(peer: string, deck = 'deck') {
    const went: Position[] = []
    const shown: SharedCode[] = []
    const follower: Follower = new Follower({
      deck,
      voter: `voter-${peer}`,
      go: (position) => went.push(position),
      show: (shared) => shown.push(shared),
      onChange: (_: FollowerState) => {},
      send: (message) => {
        if (this.cut.has(peer)) return
        const read = readFollowerMessage(JSON.parse(JSON.stringify(message)))
        if (typeof read === 'string') throw new Error(read)
        this.leader.hear(peer, read)
      },
    })
    const member = { follower, went, shown }
    this.class.set(peer, member)
    follower.opened()
    return member
  }
}

describe('following', () => {
  test('who comes late is where the lecturer is, with the code that was shared', () => {
    const room = new Room()
    room.leader.move({ slide: 'third', fragment: 1 })
    room.leader.shareCode('cell', 'x = 1')
    const late = room.add('late')
    assert.deepEqual(late.went, [{ slide: 'third', fragment: 1 }])
    assert.deepEqual(
      late.shown.map(({ cell, code }) => [cell, code]),
      [['cell', 'x = 1']],
    )
    assert.equal(late.follower.state.link.kind, 'following')
    assert.equal(room.leader.followers, 1)
  })

  test('each step is taken once and in order', () => {
    const room = new Room()
    const { went } = room.add('a')
    room.leader.move({ slide: 'second', fragment: -1 })
    room.leader.move({ slide: 'second', fragment: -1 })
    room.leader.move({ slide: 'second', fragment: 0 })
    assert.deepEqual(
      went.map(({ slide, fragment }) => `${slide} ${fragment}`),
      ['start -1', 'second -1', 'second 0'],
    )
  })

  test('off the leash nothing moves, and back on it all is caught up with', () => {
    const room = new Room()
    const { follower, went, shown } = room.add('a')
    follower.leave()
    room.leader.move({ slide: 'second', fragment: -1 })
    room.leader.shareCode('cell', 'y = 2')
    assert.deepEqual([went.length, shown.length], [1, 0])
    assert.equal(follower.state.standing?.position.slide, 'second')
    follower.goBack()
    assert.deepEqual(went.at(-1), { slide: 'second', fragment: -1 })
    assert.equal(shown.at(-1)?.code, 'y = 2')
  })

  test('what was missed without anybody noticing is asked for', () => {
    const room = new Room()
    const { follower, went } = room.add('a')
    room.cut.add('a')
    room.leader.shareCode('cell', 'missed = True')
    room.cut.delete('a')
    room.leader.move({ slide: 'fourth', fragment: -1 })
    assert.deepEqual(went.at(-1), { slide: 'fourth', fragment: -1 })
    assert.equal(follower.state.standing?.codes[0]?.code, 'missed = True')
  })

  test('a lecturer who reloads goes on where the class is, and votes stay counted', () => {
    const room = new Room()
    const { follower, went } = room.add('a')
    room.leader.move({ slide: 'second', fragment: 2 })
    room.leader.ask(QUIZ)
    follower.vote('shuffle', { kind: 'chosen', positions: [1] })
    room.reload()
    assert.equal(went.length, 2, 'nobody is moved by the reload')
    assert.deepEqual(room.leader.standing.position, { slide: 'second', fragment: 2 })
    assert.equal(room.leader.tally?.voters, 1)
    room.leader.move({ slide: 'third', fragment: -1 })
    assert.deepEqual(went.at(-1), { slide: 'third', fragment: -1 })
    follower.vote('shuffle', { kind: 'chosen', positions: [2] })
    assert.equal(follower.state.votes.shuffle, 'twice')
  })

  test('a session that begins anew is followed from its start', () => {
    const room = new Room()
    const { went } = room.add('a')
    for (const slide of ['b', 'c', 'd']) room.leader.move({ slide, fragment: -1 })
    room.leader = room.lead(newRoom('deck', START, () => 'anew'))
    room.leader.announce()
    assert.deepEqual(went.at(-1), START)
    room.leader.move({ slide: 'b', fragment: -1 })
    assert.deepEqual(went.at(-1), { slide: 'b', fragment: -1 })
  })

  test('another deck, another build and an end are said', () => {
    const room = new Room()
    assert.deepEqual(room.add('other', 'dask').follower.state.link, {
      kind: 'other-deck',
      deck: 'deck',
    })
    const linkOf = ({ follower }: { follower: Follower }) => follower.state.link.kind
    const a = room.add('a')
    a.follower.hear(readLeaderMessage({ version: 2, term: 't', sequence: 1, body: {} }))
    assert.equal(linkOf(a), 'other-version')
    const b = room.add('b')
    room.leader.end()
    assert.equal(linkOf(b), 'ended')
  })

  test('who waits for nobody is told, and follows when somebody comes', () => {
    const room = new Room()
    room.cut.add('early')
    const { follower, went } = room.add('early')
    const link = () => follower.state.link.kind
    follower.waited()
    assert.equal(link(), 'nobody')
    room.cut.delete('early')
    room.leader.announce()
    assert.equal(link(), 'following')
    assert.equal(went.length, 1)
    follower.lost()
    assert.equal(link(), 'lost')
    follower.opened()
    assert.equal(link(), 'following')
  })
})

describe('votes', () => {
  test('are counted once, shown when the lecturer wants, and live from then on', () => {
    const room = new Room()
    const [a, b] = [room.add('a').follower, room.add('b').follower]
    room.leader.ask(QUIZ)
    a.vote('shuffle', { kind: 'chosen', positions: [1] })
    a.vote('shuffle', { kind: 'chosen', positions: [2] })
    assert.equal(a.state.votes.shuffle, 'twice')
    assert.equal(a.state.standing?.asked?.tally, null)
    room.leader.showVotes()
    b.vote('shuffle', { kind: 'chosen', positions: [0] })
    assert.deepEqual(a.state.standing?.asked?.tally, { voters: 2, counts: [1, 1, 0], texts: [] })
    room.leader.reveal()
    assert.equal(a.state.standing?.asked?.revealed, true)
    const late = room.add('late').follower
    late.vote('shuffle', { kind: 'chosen', positions: [0] })
    assert.equal(late.state.votes.shuffle, 'closed')
    assert.equal(room.leader.tally?.voters, 2)
  })

  test('do not fit another question, and one connection speaks for one voter', () => {
    const room = new Room()
    const { follower } = room.add('a')
    room.leader.ask(QUIZ)
    follower.vote('another', { kind: 'chosen', positions: [0] })
    assert.equal(follower.state.votes.another, 'closed')
    for (const answer of [
      { kind: 'chosen', positions: [3] },
      { kind: 'chosen', positions: [] },
      { kind: 'chosen', positions: [0, 1] },
      { kind: 'typed', text: 'the shuffle' },
    ] as const) {
      follower.vote('shuffle', answer)
      assert.equal(follower.state.votes.shuffle, 'unfit')
    }
    const vote = { kind: 'vote', question: 'shuffle', answer: { kind: 'chosen', positions: [0] } }
    const stuff = (voter: string) => {
      const read = readFollowerMessage({ version: 1, body: { ...vote, voter } })
      if (typeof read === 'string') throw new Error(read)
      room.leader.hear('b', read)
    }
    for (const voter of ['one', 'two', 'three']) stuff(voter)
    assert.equal(room.leader.tally?.voters, 1)
  })

  test('typed answers are counted by what they say, and a poll is never marked', () => {
    const room = new Room()
    room.leader.ask({ ...QUIZ, id: 'typed', options: 0 })
    for (const [at, text] of ['Shuffle', ' shuffle ', 'map'].entries()) {
      room.add(`peer-${at}`).follower.vote('typed', { kind: 'typed', text })
    }
    assert.deepEqual(room.leader.tally?.texts, [
      { text: 'shuffle', count: 2 },
      { text: 'map', count: 1 },
    ])
    room.leader.ask(POLL)
    room.leader.reveal()
    assert.equal(room.leader.standing.asked?.revealed, false)
    assert.notEqual(room.leader.standing.asked?.tally, null)
  })
})

describe('attendance', () => {
  test('takes this minute’s code and the one before, and none older', () => {
    const room = new Room()
    const { follower } = room.add('a')
    const code = room.leader.attendanceCode()
    follower.attend('Ada', code)
    assert.equal(follower.state.attended, 'closed')
    room.leader.takeAttendance(true)
    room.now = 2 * 60_000
    follower.attend('Ada', code)
    assert.equal(follower.state.attended, 'wrong')
    room.now = 2 * 60_000 - 1
    follower.attend('Ada', code)
    assert.equal(follower.state.attended, 'counted')
    assert.notEqual(room.leader.attendanceCode(), code)
    follower.attend('Ada', room.leader.attendanceCode())
    assert.equal(follower.state.attended, 'twice')
    assert.deepEqual(
      room.leader.there.map(({ name }) => name),
      ['Ada'],
    )
  })

  test('cannot be guessed', () => {
    const room = new Room()
    room.leader.takeAttendance(true)
    const { follower } = room.add('a')
    const right = room.leader.attendanceCode()
    const wrong = right === '000000' ? '000001' : '000000'
    for (let tries = 0; tries < 5; tries++) follower.attend('Ada', wrong)
    assert.equal(follower.state.attended, 'wrong')
    follower.attend('Ada', right)
    assert.equal(follower.state.attended, 'too-often')
    room.now = 60_000
    follower.attend('Ada', room.leader.attendanceCode())
    assert.equal(follower.state.attended, 'counted')
  })
})
