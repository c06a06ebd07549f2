import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import { canonical, fingerprint } from './canonical.ts'
import {
  begin,
  checked,
  type Filling,
  handedIn,
  putBack,
  ran,
  said,
  settled,
  written,
} from './filling.ts'
import { brokenAt } from './log.ts'
import { readHandIn } from './read.ts'
import { drawn, seedOf } from './seed.ts'
import { signsOf } from './signs.ts'
import type { FillNotebook } from './steps.ts'
import { writeHandIn } from './write.ts'

const both = (text: string) => ({ en: text, fr: text })
const ABOUT: FillNotebook = {
  title: both('Review'),
  module: 'M4',
  minutes: 30,
  modes: ['training', 'exam'],
  draws: { MONTH: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], ORIGIN: ['EWR', 'JFK', 'LGA'] },
  steps: [
    { kind: 'text', id: 'welcome', says: both('# Review') },
    {
      kind: 'code',
      id: 'read',
      asks: both('Read.'),
      points: 2,
      starter: 'flights = ...',
      defines: { flights: 'DataFrame' },
      hints: { en: [], fr: [] },
    },
    {
      kind: 'code',
      id: 'late',
      asks: both('How late?'),
      points: 2,
      starter: 'late = ...',
      defines: {},
      hints: { en: [], fr: [] },
    },
    { kind: 'seeded', id: 'how-many', asks: both('How many?'), points: 1 },
    { kind: 'written', id: 'why', asks: both('Why?') },
  ],
}

function work(id = 'e1234'): Filling {
  let now = 1000
  const tick = () => now++
  const student = { id, name: 'Ada' }
  let filling = begin({ notebook: 'review', edition: 'abc', mode: 'exam', student }, tick())
  filling = settled(written(filling, 'read', 'flights = 1'), 'read', tick())
  filling = ran(filling, 'read', 'flights = 12', 'done', tick())
  filling = settled(said(filling, 'how-many', { kind: 'typed', text: '12' }), 'how-many', tick())
  filling = said(filling, 'why', { kind: 'typed', text: 'Since the disk\nis slow.' })
  filling = checked(filling, { step: 'read', earned: 1, points: 2 }, tick())
  return handedIn(filling, tick())
}

const AROUND = { language: 'en', versions: { pyodide: '0.27.7' }, ran: new Map() } as const
const file = (filling = work()) => writeHandIn(ABOUT, filling, AROUND)

function signs(text: string): readonly string[] {
  const reading = readHandIn(text)
  assert.equal(reading.kind, 'read')
  return reading.kind === 'read' ? signsOf(ABOUT, reading.handIn).map(({ kind }) => kind) : []
}

describe('canonical JSON', () => {
  test('earlier work that is put back is in the log, and what came later stays', () => {
    const about = {
      notebook: 'n',
      edition: 'a',
      mode: 'exam',
      student: { id: 'e1', name: '' },
    } as const
    const first = settled(written(begin(about, 1), 'one', 'x = 1'), 'one', 2)
    const later = written(written(first, 'one', ''), 'two', 'y = 2')
    const back = putBack(later, first, 9)
    assert.deepEqual(back.cells, { one: 'x = 1', two: 'y = 2' })
    assert.equal(brokenAt(back.log), null)
    assert.equal(back.log.length, first.log.length + 1)
  })

  test('the order of keys does not matter, their values do', () => {
    assert.equal(canonical({ b: [1, null], a: 'é' }), '{"a":"é","b":[1,null]}')
    assert.equal(fingerprint({ a: 1, b: 2 }), fingerprint({ b: 2, a: 1 }))
    assert.notEqual(fingerprint({ a: 1 }), fingerprint({ a: 2 }))
  })

  test('its fingerprint is the SHA-256 that others compute', () => {
    const text = `${'flights €🙂 '.repeat(40)}`
    const other = createHash('sha256').update(JSON.stringify(text)).digest('hex')
    assert.equal(fingerprint(text), other)
  })
})

describe('a seed', () => {
  test('is the same however the identifier is typed, another for another student or notebook', () => {
    assert.equal(seedOf('review', ' E12  34 '), seedOf('review', 'e12 34'))
    assert.notEqual(seedOf('review', 'e1234'), seedOf('review', 'e1235'))
    assert.notEqual(seedOf('review', 'e1234'), seedOf('other', 'e1234'))
  })

  test('draws every value for some student, about equally often', () => {
    const months = new Map<unknown, number>()
    for (let student = 0; student < 2400; student++) {
      const { MONTH } = drawn(seedOf('review', `e${student}`), ABOUT.draws)
      months.set(MONTH, (months.get(MONTH) ?? 0) + 1)
    }
    assert.equal(months.size, 12)
    for (const count of months.values()) assert.ok(count > 140 && count < 260, String(count))
  })
})

describe('a hand-in', () => {
  test('comes back from its file as it went in, and shows no sign of a change', () => {
    const reading = readHandIn(file())
    assert.equal(reading.kind, 'read')
    if (reading.kind !== 'read') return
    const { late, ...cells } = reading.handIn.filling.cells
    assert.equal(late, 'late = ...')
    assert.deepEqual({ ...reading.handIn.filling, cells }, work())
    assert.deepEqual(signs(file()), [])
  })

  test('what others make of the same file is no change: other spaces, other order of keys', () => {
    const value = JSON.parse(file())
    const turned = JSON.stringify({ nbformat: 4, metadata: value.metadata, ...value })
    assert.deepEqual(signs(turned), [])
  })

  test('is refused with a reason: cut off, no notebook, no hand-in, of the future, damaged', () => {
    const whole = file()
    assert.equal(readHandIn(whole.slice(0, 900)).kind, 'broken')
    assert.equal(readHandIn('{}').kind, 'no-notebook')
    assert.equal(
      readHandIn('{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[]}').kind,
      'foreign',
    )
    assert.deepEqual(readHandIn(whole.replace('"version": 1', '"version": 9')), {
      kind: 'future',
      version: 9,
    })
    const damaged = JSON.parse(whole)
    damaged.metadata.essaim.answers['how-many'] = { kind: 'typed', text: 12 }
    assert.deepEqual(readHandIn(JSON.stringify(damaged)), { kind: 'damaged', where: 'answers' })
  })

  test('an edit by hand shows: of the code, an answer, a mark, the log, the locked cells', () => {
    const edits: readonly (readonly [(essaim: Edited) => void, string])[] = [
      [({ cell }) => Object.assign(cell('read'), { source: 'flights = 13' }), 'changed-after'],
      [({ cell }) => Object.assign(cell('late'), { source: 'late = 13' }), 'changed-after'],
      [
        ({ about }) => Object.assign(about.answers['how-many'] ?? {}, { text: '13' }),
        'changed-after',
      ],
      [({ about }) => Object.assign(about.marks, { read: 2 }), 'changed-after'],
      [({ about }) => about.log.splice(2, 1), 'broken-log'],
      [({ about }) => Object.assign(about.log[5] ?? {}, { earned: 2 }), 'broken-log'],
      [({ about }) => Object.assign(about, { seed: '0'.repeat(16) }), 'foreign-seed'],
      [({ about }) => Object.assign(about.student, { id: 'e9' }), 'foreign-seed'],
      [({ cell }) => Object.assign(cell('given'), { source: 'MONTH = 1' }), 'locked-changed'],
      [({ cell }) => Object.assign(cell('read-asks'), { source: 'Nothing.' }), 'locked-changed'],
    ]
    for (const [edit, sign] of edits) {
      const value = JSON.parse(file())
      const about = value.metadata.essaim
      edit({ about, cell: (id) => value.cells.find((cell: { id: string }) => cell.id === id) })
      assert.ok(signs(JSON.stringify(value)).includes(sign), sign)
    }
  })

  test('an edit that goes without a change of meaning shows nothing in the chain', () => {
    const { log } = work()
    assert.equal(brokenAt(JSON.parse(JSON.stringify(log))), null)
    assert.equal(brokenAt(log.slice(1)), 1)
  })
})

interface Edited {
  readonly about: {
    readonly answers: Readonly<Record<string, object>>
    readonly marks: object
    readonly student: object
    readonly log: object[]
  }
  readonly cell: (id: string) => object
}
