import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { followHere, leadHere } from './one-machine.ts'
import type { Transport, TransportEvent } from './transport.ts'

const open: Transport[] = []
after(() => {
  for (const transport of open) transport.close()
})

/** A page in a room, and what it has heard. */
function page(make: (listen: (event: TransportEvent) => void) => Transport) {
  const events: TransportEvent[] = []
  let wake = () => {}
  const transport = make((event) => {
    events.push(event)
    wake()
  })
  open.push(transport)
  const until = async (kind: TransportEvent['kind']) => {
    for (;;) {
      const found = events.find((event) => event.kind === kind)
      if (found !== undefined) return found
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return { transport, events, until }
}

const lecturer = (room: string, self: string, since = 1) =>
  page((listen) => leadHere({ room, self, listen }, () => since))
const student = (room: string, self: string) => page((listen) => followHere({ room, self, listen }))

test('a room carries messages both ways, to all or to one', async () => {
  const leader = lecturer('R1', 'lecturer')
  await leader.until('opened')
  const [a, b] = [student('R1', 'a'), student('R1', 'b')]
  a.transport.send({ hello: 1 }, null)
  assert.deepEqual(await leader.until('heard'), { kind: 'heard', from: 'a', message: { hello: 1 } })
  leader.transport.send('only b', 'b')
  leader.transport.send('all', null)
  assert.deepEqual(await a.until('heard'), { kind: 'heard', from: 'lecturer', message: 'all' })
  assert.deepEqual(await b.until('heard'), { kind: 'heard', from: 'lecturer', message: 'only b' })
  a.transport.close()
  assert.deepEqual(await leader.until('gone'), { kind: 'gone', peer: 'a' })
})

test('a second lecturer is told that the room is led', async () => {
  const first = lecturer('R2', 'first')
  await first.until('opened')
  const second = lecturer('R2', 'second', 0)
  assert.deepEqual(await second.until('refused'), { kind: 'refused', reason: 'led-by-another' })
  assert.equal(first.events.length, 1)
})

test('of two who open a room at once the earlier one has it', async () => {
  const [first, second] = [lecturer('R3', 'z', 5), lecturer('R3', 'a', 6)]
  assert.deepEqual(await second.until('refused'), { kind: 'refused', reason: 'led-by-another' })
  await first.until('opened')
})

test('another room hears nothing', async () => {
  const leader = lecturer('R4', 'lecturer')
  await leader.until('opened')
  const [elsewhere, here] = [student('R5', 'a'), student('R4', 'b')]
  await here.until('opened')
  leader.transport.send('all', null)
  await here.until('heard')
  assert.deepEqual(elsewhere.events, [{ kind: 'opened' }])
})
