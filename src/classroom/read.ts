/** Messages as they arrive from another page: read field by field, or refused. */

import type { Fields } from '../reading/kinds.ts'
import {
  type Asked,
  type FollowerMessage,
  type FromFollower,
  type FromLeader,
  type LeaderMessage,
  type Position,
  type Question,
  type Standing,
  type Tally,
  VERSION,
  type VoteAnswer,
} from './message.ts'
import { every, fields, flag, LONGEST, list, name, oneOf, text, whole } from './shapes.ts'

const MOST_OPTIONS = 20
const KINDS = ['quiz', 'poll'] as const
const VOTES = ['counted', 'twice', 'closed', 'unfit', 'stranger'] as const
const ATTENDANCE = ['counted', 'twice', 'closed', 'wrong', 'too-often', 'stranger'] as const

/** `other-version` when the other page is of another build of the course. */
export type Read<T> = T | 'unreadable' | 'other-version'

function envelope<T>(value: unknown, read: (message: Fields) => T | undefined): Read<T> {
  const message = fields(value)
  if (message === undefined) return 'unreadable'
  if (message.version !== VERSION) {
    return whole(message.version, 1) === undefined ? 'unreadable' : 'other-version'
  }
  return read(message) ?? 'unreadable'
}

export function readLeaderMessage(value: unknown): Read<LeaderMessage> {
  return envelope(value, ({ version, term, sequence, body }) =>
    every({
      version: whole(version, 1),
      term: name(term),
      sequence: whole(sequence, 0),
      body: fromLeader(fields(body) ?? {}),
    }),
  )
}

export function readFollowerMessage(value: unknown): Read<FollowerMessage> {
  return envelope(value, ({ version, body }) =>
    every({ version: whole(version, 1), body: fromFollower(fields(body) ?? {}) }),
  )
}

function fromLeader(body: Fields): FromLeader | undefined {
  switch (body.kind) {
    case 'standing':
      return every({ kind: 'standing' as const, standing: standing(body.standing) })
    case 'moved':
      return every({ kind: 'moved' as const, position: position(body.position) })
    case 'code-shared':
      return every({
        kind: 'code-shared' as const,
        cell: name(body.cell),
        code: text(body.code, LONGEST.code),
      })
    case 'question-opened':
      return every({ kind: 'question-opened' as const, question: question(body.question) })
    case 'votes-shown':
      return every({
        kind: 'votes-shown' as const,
        question: name(body.question),
        tally: tally(body.tally),
      })
    case 'answer-revealed':
      return every({ kind: 'answer-revealed' as const, question: name(body.question) })
    case 'question-closed':
    case 'ended':
      return { kind: body.kind }
    case 'attendance-changed':
      return every({ kind: 'attendance-changed' as const, open: flag(body.open) })
    case 'vote-answered':
      return every({
        kind: 'vote-answered' as const,
        voter: name(body.voter),
        question: name(body.question),
        outcome: oneOf(body.outcome, VOTES),
      })
    case 'attendance-answered':
      return every({
        kind: 'attendance-answered' as const,
        voter: name(body.voter),
        outcome: oneOf(body.outcome, ATTENDANCE),
      })
    default:
      return undefined
  }
}

function fromFollower(body: Fields): FromFollower | undefined {
  switch (body.kind) {
    case 'join':
      return every({ kind: 'join' as const, deck: name(body.deck) })
    case 'vote':
      return every({
        kind: 'vote' as const,
        voter: name(body.voter),
        question: name(body.question),
        answer: answer(body.answer),
      })
    case 'attend':
      return every({
        kind: 'attend' as const,
        voter: name(body.voter),
        name: text(body.name, LONGEST.person),
        code: text(body.code, LONGEST.text),
      })
    default:
      return undefined
  }
}

function position(value: unknown): Position | undefined {
  const read = fields(value) ?? {}
  return every({ slide: name(read.slide), fragment: whole(read.fragment, -1) })
}

function question(value: unknown): Question | undefined {
  const read = fields(value) ?? {}
  return every({
    id: name(read.id),
    kind: oneOf(read.kind, KINDS),
    options: whole(read.options, 0, MOST_OPTIONS),
    several: flag(read.several),
  })
}

export function answer(value: unknown): VoteAnswer | undefined {
  const read = fields(value) ?? {}
  if (read.kind === 'typed') {
    return every({ kind: 'typed' as const, text: text(read.text, LONGEST.text) })
  }
  if (read.kind !== 'chosen') return undefined
  const positions = list(read.positions, (at) => whole(at, 0, MOST_OPTIONS - 1))
  return every({ kind: 'chosen' as const, positions })
}

function tally(value: unknown): Tally | undefined {
  const read = fields(value) ?? {}
  return every({
    voters: whole(read.voters, 0),
    counts: list(read.counts, (count) => whole(count, 0)),
    texts: list(read.texts, (item) => {
      const { text: typed, count } = fields(item) ?? {}
      return every({ text: text(typed, LONGEST.text), count: whole(count, 0) })
    }),
  })
}

function asked(value: unknown): Asked | null | undefined {
  if (value === null) return null
  const read = fields(value) ?? {}
  return every({
    question: question(read.question),
    tally: read.tally === null ? null : tally(read.tally),
    revealed: flag(read.revealed),
  })
}

export function standing(value: unknown): Standing | undefined {
  const read = fields(value) ?? {}
  return every({
    deck: name(read.deck),
    position: position(read.position),
    codes: list(read.codes, (item) => {
      const { cell, code } = fields(item) ?? {}
      return every({ cell: name(cell), code: text(code, LONGEST.code) })
    }),
    asked: asked(read.asked),
    attendance: flag(read.attendance),
  })
}
