import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Departures, FileGate } from './file-gates.ts'
import type { FileOrder } from './file-order.ts'

class Files implements FileOrder {
  seen = 0
  settled = true
  #waiting: { readonly due: () => boolean; readonly act: () => void }[] = []

  onceSettled(act: () => void): void {
    this.#waiting.push({ due: () => this.settled, act })
  }

  onceSeen(number: number, act: () => void): void {
    this.#waiting.push({ due: () => this.seen >= number, act })
    this.now({})
  }

  now(state: { seen?: number; settled?: boolean }): void {
    Object.assign(this, state)
    const due = this.#waiting.filter((one) => one.due())
    this.#waiting = this.#waiting.filter((one) => !due.includes(one))
    for (const { act } of due) act()
  }
}

test('a message leaves after what its node has published is counted, and says how far', () => {
  const files = new Files()
  const departures = new Departures(files)
  const left: unknown[] = []
  const send = (name: string) => departures.leave((number) => left.push([name, number]))
  send('nothing was written')
  files.now({ settled: false })
  send('after the file')
  send('next')
  departures.whenGone(() => left.push('closed'))
  assert.equal(left.length, 1)
  files.now({ settled: true, seen: 3 })
  send('later')
  assert.deepEqual(left, [
    ['nothing was written', undefined],
    ['after the file', 3],
    ['next', undefined],
    'closed',
    ['later', undefined],
  ])
})

test('a message that tells of a file waits for it, and those behind it wait with it', () => {
  const files = new Files()
  const gate = new FileGate(files)
  const came: string[] = []
  gate.pass(0, () => came.push('before'))
  gate.pass(2, () => came.push('tells of 2'))
  gate.pass(0, () => came.push('behind'))
  gate.pass(5, () => came.push('tells of 5'))
  assert.deepEqual(came, ['before'])
  files.now({ seen: 1 })
  assert.deepEqual(came, ['before'])
  files.now({ seen: 3 })
  assert.deepEqual(came, ['before', 'tells of 2', 'behind'])
  files.now({ seen: 5 })
  assert.deepEqual(came, ['before', 'tells of 2', 'behind', 'tells of 5'])
})
