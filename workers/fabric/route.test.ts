/** The model of a link, with a clock that the test moves, over many seeded histories. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LinkPolicy } from '../protocol/network.ts'
import type { Span } from './policy.ts'
import { type Random, randomOf } from './random.ts'
import { type Conditions, Route } from './route.ts'

const NOTHING: LinkPolicy = { latency: { kind: 'constant', ms: 0 }, bandwidth: null, loss: 0 }
const conditions = (policy: Partial<LinkPolicy>, outages: readonly Span[] = [], seed = 1) =>
  ({ policy: { ...NOTHING, ...policy }, outages, seed }) satisfies Conditions

interface Sent {
  readonly stream: number
  readonly number: number
  readonly bytes: number
  readonly at: number
}
type Arrived = Sent & { readonly arrived: number }

/** Sends all, and takes each when the route says so; changes the conditions on the way. */
function run(
  traffic: readonly Sent[],
  first: Conditions,
  changes: readonly (readonly [at: number, to: Conditions])[] = [],
): readonly Arrived[] {
  const route = new Route<Sent>(first)
  const streams = new Map<number, ReturnType<typeof route.open>>()
  const arrived: Arrived[] = []
  const happenings = [
    ...changes.map(([at, to]) => ({ at, act: () => route.change(to, at) })),
    ...traffic.map((sent) => ({
      at: sent.at,
      act: () => {
        const stream = streams.get(sent.stream) ?? route.open(`stream ${sent.stream}`)
        streams.set(sent.stream, stream)
        route.enter(stream, sent, sent.bytes, sent.at)
      },
    })),
  ].toSorted((a, b) => a.at - b.at)
  const take = (at: number) => {
    for (const sent of route.take(at)) arrived.push({ ...sent, arrived: at })
  }
  let now = 0
  for (const { at, act } of [...happenings, { at: Number.POSITIVE_INFINITY, act: () => {} }]) {
    for (let next = route.next(); next !== null && next <= at; next = route.next()) {
      now = Math.max(now, next)
      take(now)
    }
    if (at === Number.POSITIVE_INFINITY) break
    now = at
    act()
    take(now)
  }
  assert.equal(route.busy, traffic.length !== arrived.length)
  return arrived
}

function someTraffic(random: Random): readonly Sent[] {
  const streams = 1 + Math.floor(random() * 4)
  let at = 1000
  return Array.from({ length: 40 }, (_, number) => {
    at += random() < 0.3 ? 0 : random() * 40
    const bytes = 1 + Math.floor(random() ** 3 * 200_000)
    return { stream: Math.floor(random() * streams), number, bytes, at }
  })
}

function somePolicy(random: Random): LinkPolicy {
  const ms = random() * 80
  const latencies: readonly LinkPolicy['latency'][] = [
    { kind: 'constant', ms },
    { kind: 'uniform', from: ms / 2, to: ms },
    { kind: 'normal', mean: ms, deviation: ms / 3 },
    { kind: 'exponential', mean: ms, least: ms / 4 },
    { kind: 'trace', ms: [ms, 0, 3 * ms] },
  ]
  const latency = latencies[Math.floor(random() * latencies.length)] ?? NOTHING.latency
  const bandwidth = random() < 0.3 ? null : 1e5 + random() * 1e7
  return { latency, bandwidth, loss: random() < 0.5 ? 0 : random() * 0.2 }
}

const HISTORIES = 300
function* histories() {
  for (let seed = 1; seed <= HISTORIES; seed++) {
    const random = randomOf(seed, 'history')
    const traffic = someTraffic(random)
    const since = 1000 + random() * 500
    const span = { since, until: since + random() * 800 }
    const before = { policy: somePolicy(random), outages: [], seed }
    const during = { ...before, outages: [{ since, until: Number.POSITIVE_INFINITY }] }
    const after = { policy: random() < 0.3 ? null : somePolicy(random), outages: [span], seed }
    yield { seed, traffic, span, before, during, after }
  }
}

test('each frame arrives once, none before it was sent, each stream’s in their order', () => {
  for (const { seed, traffic, span, before, during, after } of histories()) {
    const arrived = run(traffic, before, [
      [span.since, during],
      [span.until, after],
    ])
    assert.equal(new Set(arrived.map(({ number }) => number)).size, traffic.length, `seed ${seed}`)
    for (const stream of new Set(traffic.map((sent) => sent.stream))) {
      const numbers = arrived.filter((a) => a.stream === stream).map((a) => a.number)
      assert.deepEqual(
        numbers,
        numbers.toSorted((a, b) => a - b),
        `seed ${seed}`,
      )
    }
    for (const { at, arrived: when } of arrived) assert.ok(when >= at - 0.001, `seed ${seed}`)
  }
})

test('nothing arrives while a link is cut, and all of it after', () => {
  for (const { seed, traffic, span, before, during, after } of histories()) {
    const arrived = run(traffic, before, [
      [span.since, during],
      [span.until, after],
    ])
    const meanwhile = arrived.filter((a) => a.arrived > span.since && a.arrived < span.until)
    assert.deepEqual(meanwhile, [], `seed ${seed}`)
    assert.equal(arrived.length, traffic.length)
  }
})

test('a cut that is never healed holds what comes after it for good', () => {
  const traffic = [10, 20, 30].map((at, number) => ({ stream: 0, number, bytes: 1, at }))
  const cut = conditions({}, [{ since: 15, until: Number.POSITIVE_INFINITY }])
  const arrived = run(traffic, conditions({}), [[15, cut]])
  assert.deepEqual(
    arrived.map(({ number }) => number),
    [0],
  )
})

test('a cut makes all later by as long as it lasts, and by nothing else', () => {
  const latency = { kind: 'constant', ms: 50 } as const
  const traffic = [100, 130, 160].map((at, number) => ({ stream: 0, number, bytes: 1, at }))
  const span = { since: 140, until: 1140 }
  const arrived = run(traffic, conditions({ latency }), [
    [140, conditions({ latency }, [{ ...span, until: Number.POSITIVE_INFINITY }])],
    [1140, conditions({ latency }, [span])],
  ])
  // The last one was sent while the link's time stood still at 140.
  assert.deepEqual(
    arrived.map((a) => a.arrived),
    [1150, 1180, 1190],
  )
})

test('the same seed and the same traffic give the same delays; another seed gives others', () => {
  for (const { traffic, before } of histories()) {
    const policy = { ...before.policy, latency: { kind: 'uniform', from: 1, to: 90 } as const }
    const delays = (seed: number) =>
      run(traffic, { policy, outages: [], seed }).map((a) => a.arrived)
    assert.deepEqual(delays(7), delays(7))
    assert.notDeepEqual(delays(7), delays(8))
  }
})

test('one stream’s luck does not depend on what another one sends', () => {
  const latency = { kind: 'exponential', mean: 30, least: 0 } as const
  const mine = Array.from({ length: 50 }, (_, i) => {
    return { stream: 0, number: i, bytes: 100, at: 100 * i }
  })
  const theirs = mine.map((sent) => ({
    ...sent,
    stream: 1,
    number: sent.number + 100,
    at: sent.at + 1,
  }))
  const alone = run(mine, conditions({ latency }))
  const together = run([...mine, ...theirs], conditions({ latency }))
  assert.deepEqual(
    together.filter(({ stream }) => stream === 0).map((a) => a.arrived),
    alone.map((a) => a.arrived),
  )
})

test('streams that send all the time have equal shares, and all of the bandwidth together', () => {
  for (let streams = 1; streams <= 6; streams++) {
    const random = randomOf(streams, 'shares')
    const traffic: Sent[] = []
    for (let stream = 0; stream < streams; stream++) {
      for (let sent = 0, i = 0; sent < 1e6; i++) {
        const bytes = 1000 + Math.floor(random() * 50_000)
        traffic.push({ stream, number: stream * 10_000 + i, bytes, at: 0 })
        sent += bytes
      }
    }
    const arrived = run(traffic, conditions({ bandwidth: 1e6 }))
    const end = Math.max(...arrived.map((a) => a.arrived))
    const total = traffic.reduce((sum, { bytes }) => sum + bytes, 0)
    assert.ok(Math.abs(end - total / 1000) < 0.01, `${end} ms for ${total} bytes`)
    // Halfway, no stream is ahead of another by more than the largest frame.
    const halfway = arrived.filter((a) => a.arrived <= end / 2)
    const shares = Array.from({ length: streams }, (_, stream) => {
      return halfway.reduce((sum, a) => sum + (a.stream === stream ? a.bytes : 0), 0)
    })
    assert.ok(Math.max(...shares) - Math.min(...shares) <= 51_000, shares.join())
  }
})

test('a small frame does not wait for a large one of another stream', () => {
  const arrived = run(
    [
      { stream: 0, number: 0, bytes: 1e6, at: 0 },
      { stream: 1, number: 1, bytes: 1000, at: 0 },
    ],
    conditions({ bandwidth: 1e6 }),
  )
  assert.deepEqual(
    arrived.map((a) => [a.number, Math.round(a.arrived)]),
    [
      [1, 2],
      [0, 1001],
    ],
  )
})

test('a receiver that was busy finds what arrived meanwhile, and waits for the rest', () => {
  const route = new Route<string>(conditions({ latency: { kind: 'constant', ms: 100 } }))
  const stream = route.open('one')
  route.enter(stream, 'early', 1, 4000)
  route.enter(stream, 'late', 1, 4950)
  assert.deepEqual(route.take(5000), ['early'])
  assert.equal(route.next(), 5050)
  assert.deepEqual(route.take(5050), ['late'])
})

test('what a closed stream had on its way is gone, and only that', () => {
  const route = new Route<string>(
    conditions({ latency: { kind: 'constant', ms: 10 }, bandwidth: 1e3 }),
  )
  const [one, other] = [route.open('one'), route.open('other')]
  route.enter(one, 'lost', 100, 0)
  route.enter(other, 'kept', 100, 0)
  route.close(one)
  assert.deepEqual(route.take(1000), ['kept'])
  assert.equal(route.busy, false)
})
