import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { type ClusterEvent, readEvents } from '../../workers/protocol/cluster.ts'
import { BATCH_ROWS } from './chunk.ts'
import { MOST_BATCHES } from './columns.ts'
import { EventLog } from './events.ts'
import { liveOf } from './fold-tasks.ts'
import { randomRun } from './random-run.ts'
import { Replay } from './replay.ts'
import { openSaved, toArrow, toJson } from './saved.ts'
import { type ClusterView, MOST_NOTES, MOST_PREFIXES, MOST_TASKS } from './view.ts'

const golden = readEvents(
  readFileSync(new URL('../../workers/protocol/golden/events.json', import.meta.url), 'utf8'),
)

function logOf(events: readonly ClusterEvent[], most?: number): EventLog {
  const log = new EventLog(most)
  log.append(...events)
  return log
}

const whole = (events: readonly ClusterEvent[]): ClusterView => logOf(events).live()

describe('events in columns', () => {
  test('the golden events come back as they were', () => {
    assert.deepEqual(logOf(golden).all, golden)
  })

  for (const seed of [1, 2, 3, 4, 5]) {
    test(`a random run comes back as it was, seed ${seed}`, () => {
      const events = randomRun(seed, 3000)
      assert.deepEqual(logOf(events).all, events)
    })
  }

  test('keys in any letters come back', () => {
    const key = "('été-🐝', 3)"
    const event: ClusterEvent = {
      kind: 'task-transitioned',
      at: 1,
      key,
      from: 'waiting',
      to: 'released',
    }
    assert.deepEqual(logOf(Array(BATCH_ROWS * 2).fill(event)).all.at(-1), event)
  })

  test('an empty log is an empty table', () => {
    assert.equal(new EventLog().columns.table().numRows, 0)
    assert.deepEqual(new EventLog().all, [])
  })
})

describe('the fold', () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    test(`by and by gives the same as at once, seed ${seed}`, () => {
      const events = randomRun(seed, 2500)
      const log = new EventLog()
      let from = 0
      for (let step = 1; from < events.length; step = (step * 7) % 97) {
        log.append(...events.slice(from, from + step))
        from += step
        log.live()
      }
      assert.deepEqual(log.live(), whole(events))
    })

    test(`going back gives the same as from the start, seed ${seed}`, () => {
      const events = randomRun(seed, 2500)
      const log = logOf(events)
      const replay = new Replay(log)
      for (let row = log.columns.end; row > 0; row -= 211) {
        replay.seek(row)
        const fresh = new EventLog()
        for (const kept of log.columns.rows(0, row)) fresh.addRow(kept)
        assert.deepEqual(replay.view(), fresh.live())
      }
    })
  }

  test('what is live is what has not been forgotten, and never below nothing', () => {
    const events = randomRun(11, 5000)
    const log = new EventLog()
    for (const event of events) {
      log.append(event)
      const view = log.live()
      const counted = [...view.progress.values()].reduce((sum, counts) => sum + liveOf(counts), 0)
      assert.equal(view.live, counted)
      for (const counts of view.progress.values()) {
        assert.ok(Object.values(counts).every((tasks) => tasks >= 0))
      }
    }
  })

  test('data that was scattered has no graph, and takes nothing away when it goes', () => {
    const gone = {
      kind: 'task-transitioned',
      at: 1,
      key: 'x-1',
      from: 'memory',
      to: 'forgotten',
    } as const
    assert.equal(whole([gone]).live, 0)
  })
})

describe('a hundred thousand tasks', () => {
  const log = new EventLog()
  const rows: number[] = []
  let at = 0
  for (let batch = 0; batch < 100; batch++) {
    const keys = Array.from({ length: 1000 }, (_, i) => `work-${batch}-${i}`)
    log.append({
      kind: 'graph-submitted',
      at: at++,
      tasks: keys.length,
      prefixes: [['work', keys.length]],
      whole: false,
      needs: [['work', []]],
    })
    for (const key of keys) {
      const task = { kind: 'task-transitioned', key, worker: 'w1' } as const
      log.append(
        { ...task, at: at++, from: 'waiting', to: 'processing' },
        {
          ...task,
          at,
          from: 'processing',
          to: 'memory',
          nbytes: 28,
          ran: [['compute', at, at + 1]],
        },
        { kind: 'task-transitioned', key, at, from: 'memory', to: 'forgotten' },
      )
    }
    rows.push(log.columns.end - log.columns.first)
  }

  test('keep no more rows than the ring has', () => {
    assert.ok(Math.max(...rows) <= MOST_BATCHES * BATCH_ROWS)
    assert.equal(log.columns.end, 100 * 1000 * 4 + 100)
    assert.ok(log.columns.table().numRows <= MOST_BATCHES * BATCH_ROWS)
  })

  test('are all counted, though most rows are gone', () => {
    assert.deepEqual([log.live().live, log.live().progress.get('work')?.released], [0, 1000])
    assert.equal(log.viewAt(log.columns.first).tasks.size, 0)
  })

  test('leave a view of bounded size', () => {
    const view = log.live()
    assert.ok(view.tasks.size <= MOST_TASKS)
    assert.ok(view.progress.size <= MOST_PREFIXES)
    assert.ok(view.notes.length <= MOST_NOTES)
  })

  test('going back ends where the rows begin, and gives what was before them', () => {
    const replay = new Replay(log)
    replay.seek(0)
    assert.equal(replay.cursor, log.columns.first)
    assert.deepEqual(replay.view(), log.before)
  })
})

describe('a saved history', () => {
  const kinds = { json: (log: EventLog) => new TextEncoder().encode(toJson(log)), arrow: toArrow }
  for (const [name, save] of Object.entries(kinds)) {
    test(`as ${name} folds to the same`, () => {
      const log = logOf(randomRun(21, 4000))
      assert.deepEqual(openSaved(save(log)).live(), log.live())
    })

    test(`as ${name} has what came before its first row, too`, () => {
      const log = logOf(randomRun(22, 12_000), 2)
      assert.ok(log.columns.first > 0)
      const opened = openSaved(save(log))
      assert.deepEqual(opened.live(), log.live())
      assert.deepEqual(openSaved(save(opened)).live(), log.live())
    })
  }

  for (const [what, bytes, reason] of [
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), /neither JSON nor an Arrow file/],
    ['another JSON', new TextEncoder().encode('{"cells": []}'), /does not hold the events/],
    [
      'an event without a time',
      new TextEncoder().encode(
        '{"format":"essaim-cluster-events","before":null,"events":[{"kind":"node-spawned"}]}',
      ),
      /event 1 cannot be read/,
    ],
  ] as const) {
    test(`${what} is refused with a reason`, () => {
      assert.throws(() => openSaved(bytes), reason)
    })
  }
})

describe('a replay', () => {
  const log = logOf(randomRun(31, 2000))

  test('steps there and back again', () => {
    const replay = new Replay(log)
    replay.seek(500)
    replay.step(1)
    const there = replay.cursor
    assert.ok(there > 500)
    replay.step(1)
    replay.step(-1)
    assert.equal(replay.cursor, there)
  })

  test('goes along with the clock, and stops at the end', () => {
    const replay = new Replay(log)
    replay.seek(0)
    replay.play(1)
    let last = 0
    for (let tick = 0; tick < 100_000 && replay.mode === 'playing'; tick++) {
      replay.advance(0.1)
      assert.ok(replay.cursor >= last)
      last = replay.cursor
    }
    assert.deepEqual([replay.mode, replay.cursor], ['paused', log.columns.end])
    assert.deepEqual(replay.view(), log.live())
  })

  test('at a tenth goes a tenth as far', () => {
    const far = (rate: number) => {
      const replay = new Replay(log)
      replay.seek(0)
      replay.play(rate)
      for (let tick = 0; tick < 20; tick++) replay.advance(0.1)
      return replay.cursor
    }
    assert.ok(far(0.1) < far(1))
  })

  test('live again shows the newest', () => {
    const replay = new Replay(log)
    replay.seek(10)
    replay.live()
    assert.deepEqual(replay.view(), log.live())
  })
})
