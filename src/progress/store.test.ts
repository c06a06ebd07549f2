import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProgressEvent } from './event.ts'
import { readProgress, writeProgress } from './file.ts'
import { found, leave, type Notes, takeBack } from './last-words.ts'
import type { Storage, Transaction } from './storage.ts'
import { Store } from './store.ts'
import { MOST_VERSIONS, mergeWork, takeUp, type Version, type Work } from './work.ts'

/** A disk: one transaction after the other, whole or not at all. */
class Disk implements Storage {
  events = new Map<string, ProgressEvent>()
  works = new Map<string, Work>()
  full = false
  #turn: Promise<unknown> = Promise.resolve()

  transact<T>(mode: 'read' | 'write', body: (inside: Transaction) => Promise<T>): Promise<T> {
    const turn = this.#turn.then(async () => {
      const [events, works] = [new Map(this.events), new Map(this.works)]
      const result = await body({
        event: async (id) => events.get(id),
        events: async () => [...events.values()],
        putEvent: (event) => void events.set(event.id, event),
        work: async (exercise) => works.get(exercise),
        works: async () => [...works.values()],
        putWork: (work) => void works.set(work.exercise, work),
        clear: () => {
          events.clear()
          works.clear()
        },
      })
      if (mode === 'write' && this.full) throw new DOMException('full', 'QuotaExceededError')
      Object.assign(this, { events, works })
      return result
    })
    this.#turn = turn.catch(() => {})
    return turn
  }
}

let ids = 0
function tab(storage: Storage, clock = { now: 0 }) {
  const store = new Store({ storage, now: () => clock.now, newId: () => `id${ids++}` })
  return { store, clock }
}

const codes = (work: Work | null) => work?.versions.map(({ code }) => code)
const SEEN = { kind: 'solution-seen', exercise: 'x' } as const

test('what was kept is there for the next page', async () => {
  const disk = new Disk()
  const { store } = tab(disk)
  await store.note(SEEN, 'M1')
  await store.keep('x', 'a', 'code')
  const { events, works } = await tab(disk).store.everything()
  assert.equal(events.length, 1)
  assert.deepEqual(codes(works[0] ?? null), ['code'])
})

test('typing goes on in one version; after a check, after a while and when most is deleted another begins', async () => {
  const { store, clock } = tab(new Disk())
  await store.keep('x', 'a', '1')
  clock.now = 1000
  await store.keep('x', 'a', '12')
  store.close('x')
  clock.now = 2000
  await store.keep('x', 'a', '123')
  clock.now = 200_000
  await store.keep('x', 'a', '1234')
  await store.keep('x', 'a', '')
  assert.deepEqual(codes(await store.work('x')), ['12', '123', '1234', ''])
})

test('two tabs write the same exercise at once, and both are kept', async () => {
  const disk = new Disk()
  const [one, other] = [tab(disk), tab(disk)]
  await Promise.all([
    one.store.keep('x', 'a', 'mine'),
    other.store.keep('x', 'a', 'theirs'),
    one.store.note(SEEN, 'M1'),
    other.store.note({ kind: 'lesson-read', lesson: 'y' }, 'M1'),
  ])
  assert.deepEqual(codes(await one.store.work('x'))?.toSorted(), ['mine', 'theirs'])
  assert.equal((await other.store.everything()).events.length, 2)
})

test(`the last ${MOST_VERSIONS} versions stay, and the newest of each edition`, () => {
  const version = (at: number, edition: string): Version => ({
    id: `v${at}`,
    at,
    edition,
    code: String(at),
  })
  const versions = Array.from({ length: 40 }, (_, at) => version(at, at < 3 ? 'old' : 'new'))
  const kept = mergeWork({ exercise: 'x', versions: [] }, versions)
  assert.equal(kept.versions.length, MOST_VERSIONS)
  assert.deepEqual(
    kept.versions.map(({ at }) => at),
    [2, ...Array.from({ length: MOST_VERSIONS - 1 }, (_, i) => 21 + i)],
  )
  const { current, earlier } = takeUp(kept, 'newer')
  assert.equal(current, null)
  assert.equal(earlier?.at, 39)
  assert.equal(takeUp(kept, 'old').current?.at, 2)
})

test('with more editions than versions the oldest goes', () => {
  const versions = Array.from({ length: 25 }, (_, at) => {
    return { id: `v${at}`, at, edition: `e${at}`, code: '' }
  })
  const { versions: kept } = mergeWork({ exercise: 'x', versions: [] }, versions)
  assert.deepEqual([kept.length, kept[0]?.at], [MOST_VERSIONS, 5])
})

test('a full disk is said, an export has what it did not take, and the next save brings it', async () => {
  const disk = new Disk()
  const { store } = tab(disk)
  disk.full = true
  assert.deepEqual(await store.keep('x', 'a', 'code'), { kind: 'full' })
  assert.equal(disk.works.size, 0)
  assert.deepEqual(codes((await store.everything()).works[0] ?? null), ['code'])
  disk.full = false
  assert.deepEqual(await store.note(SEEN, 'M1'), { kind: 'kept' })
  assert.deepEqual(codes(disk.works.get('x') ?? null), ['code'])
})

test('exported, erased, imported: the same; imported twice: still the same', async () => {
  const { store } = tab(new Disk())
  await store.note(SEEN, 'M1')
  const step = { notebook: 'n', step: 's', edition: 'a', earned: 1, points: 3 }
  await store.note({ kind: 'step-checked', ...step }, 'M4')
  await store.keep('x', 'a', 'code')
  const before = await store.everything()
  const text = writeProgress({ name: 'Ada', at: 1, ...before })
  await store.erase()
  assert.deepEqual(await store.everything(), { events: [], works: [] })
  const reading = readProgress(text)
  assert.ok(reading.kind === 'read')
  assert.equal(reading.file.name, 'Ada')
  await store.add(reading.file)
  await store.add(reading.file)
  assert.deepEqual(await store.everything(), before)
})

test('a file that is cut off, foreign, damaged or from the future is refused, each by its reason', () => {
  const text = writeProgress({
    name: '',
    at: 1,
    events: [{ ...SEEN, id: 'e', at: 1, module: 'M1' }],
    works: [],
  })
  for (const cut of [0, 1, 20, text.length - 3]) {
    assert.deepEqual(readProgress(text.slice(0, cut)), { kind: 'broken' }, `cut at ${cut}`)
  }
  assert.deepEqual(readProgress('{"cells": []}'), { kind: 'foreign' })
  assert.deepEqual(readProgress('[1]'), { kind: 'foreign' })
  const later = text.replace('"version": 2', '"version": 7')
  assert.deepEqual(readProgress(later), { kind: 'future', version: 7 })
  const odd = text.replace('solution-seen', 'solution-sold')
  assert.deepEqual(readProgress(odd), { kind: 'damaged', where: 'events 1' })
})

test('a file of the first format, without notebooks to fill, is read as it was', () => {
  const events = [{ ...SEEN, id: 'e', at: 1, module: 'M1' }]
  const text = writeProgress({ name: '', at: 1, events, works: [] })
  const reading = readProgress(text.replace('"version": 2', '"version": 1'))
  assert.deepEqual(reading.kind === 'read' ? reading.file.events : reading, events)
})

test('what was typed as the page went away is there for the next one', async () => {
  const disk = new Disk()
  const kept = new Map<string, string>()
  const notes: Notes = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size
    },
  }
  notes.setItem('essaim:theme', 'dark')
  const { store } = tab(disk)
  void store.keep('x', 'a', 'last')
  leave(notes, 'one', store.unconfirmed)
  leave(notes, 'two', { events: [], works: [] })
  const [left, ...more] = found(notes)
  assert.deepEqual(more, [])
  assert.deepEqual(codes(left?.said.works[0] ?? null), ['last'])
  takeBack(notes, left?.page ?? '')
  assert.deepEqual([...kept.keys()], ['essaim:theme'])
})
