/** The order of a run: the sides by turns, so that a noisy moment of the machine meets both. */

import { measureDashboard } from './browser/dashboard.ts'
import { measureDecks } from './browser/decks.ts'
import { measureGrowth } from './browser/growth.ts'
import { measureImages } from './browser/images.ts'
import { measureNodes } from './browser/memory.ts'
import { browserSession } from './browser/session.ts'
import { visit } from './browser/visits.ts'
import { measureWire } from './browser/wire.ts'
import { measureProcesses, nativeCluster } from './native/sessions.ts'
import { CLUSTERS } from './rows.ts'
import { Samples, SIDES, type Side } from './samples.ts'
import { at, cellOf, SCENARIOS, type Scenario } from './scenarios.ts'
import { runNumber, type Session } from './session.ts'
import { measureWeights } from './weight.ts'

export interface Bench {
  readonly chromium: string
  readonly python: string
  /** Where the site is served, with a trailing slash. */
  readonly url: string
  readonly dist: string
  readonly quick: boolean
  /** The metrics of the scenarios that are wanted; all, where there are none. */
  readonly only?: readonly string[]
  say(line: string): void
}

const LESSON = 'en/lessons/counting-words/'
const CLUSTER_PAGE = 'en/cluster/'
const ROUNDS = 3
const QUICK_CLUSTERS = [2] as const
const INSTRUMENT = [2, 8] as const
/** The first round: what does not vary, and what only completes the picture. */
const FIRST = 0

const clustersOf = (bench: Bench) => (bench.quick ? QUICK_CLUSTERS : CLUSTERS)
const roundsOf = (bench: Bench) => (bench.quick ? 1 : ROUNDS)

function scenariosOf(bench: Bench, workers: number): readonly Scenario[] {
  return SCENARIOS.filter(
    ({ metric, workers: counts, quick }) =>
      counts.includes(workers) &&
      (quick || !bench.quick) &&
      (bench.only === undefined || bench.only.includes(metric)),
  )
}

/** Who comes when: by turns, and the side that begins changes with the round. */
function sidesOf(bench: Bench, round: number): readonly Side[] {
  const sides = SIDES.filter((side) => side !== 'defaults' || (round === FIRST && !bench.quick))
  return round % 2 === 0 ? sides : sides.toReversed()
}

function open(bench: Bench, side: Side, workers: number, samples: Samples): Promise<Session> {
  switch (side) {
    case 'browser': {
      const packages = scenariosOf(bench, workers).some(({ workload }) => workload === 'arrays')
      return browserSession(bench.chromium, bench.url + CLUSTER_PAGE, workers, packages, samples)
    }
    case 'native':
    case 'defaults':
      return nativeCluster(bench.python, side, workers, samples)
    default:
      return side satisfies never
  }
}

async function runSide(
  bench: Bench,
  side: Side,
  workers: number,
  round: number,
  samples: Samples,
): Promise<void> {
  let session: Session
  try {
    session = await open(bench, side, workers, samples)
  } catch (error) {
    return samples.fail(side, at('start', workers), error)
  }
  try {
    if (side === 'native' && workers === 4 && round === FIRST) {
      await measureProcesses(session, samples)
    }
    for (const { metric, workload, call } of scenariosOf(bench, workers)) {
      await samples.measure(side, at(metric, workers), () =>
        runNumber(session, cellOf(workload, call)),
      )
    }
  } finally {
    await session.close()
  }
}

/** Sizes, which one look tells. */
async function measureOnce(bench: Bench, samples: Samples): Promise<void> {
  const { chromium, url, dist } = bench
  await measureWeights(dist, `${LESSON}index.html`, samples)
  if (bench.quick) return
  bench.say('bytes on the wire, memory of a node …')
  await measureWire(
    chromium,
    { port: Number(new URL(url).port), lesson: `/${LESSON}`, dist },
    samples,
  )
  await measureNodes(chromium, url + CLUSTER_PAGE, samples)
  await measurePage(bench, samples)
}

/** What the cluster's page costs, and what it keeps. */
async function measurePage({ chromium, url, say }: Bench, samples: Samples): Promise<void> {
  say('the dashboard, on and off …')
  await measureDashboard(chromium, url + CLUSTER_PAGE, samples)
  say('100,000 tasks in one session …')
  await measureGrowth(chromium, url + CLUSTER_PAGE, samples)
}

export async function measureAll(bench: Bench): Promise<Samples> {
  const samples = new Samples()
  const rounds = roundsOf(bench)
  await measureOnce(bench, samples)
  for (let round = 0; round < rounds; round++) {
    bench.say(`round ${round + 1} of ${rounds}: first output …`)
    await visit(bench.chromium, bench.url + LESSON, samples)
    await measureDecks(bench.chromium, bench.dist, samples)
    if (!bench.quick) {
      bench.say(`round ${round + 1} of ${rounds}: memory images …`)
      await measureImages(bench.chromium, bench.url, CLUSTER_PAGE, round, samples)
    }
    for (const workers of clustersOf(bench)) {
      for (const side of sidesOf(bench, round)) {
        bench.say(`round ${round + 1} of ${rounds}: ${workers} workers, ${side} …`)
        await runSide(bench, side, workers, round, samples)
      }
    }
  }
  return samples
}

/** Only the rows of the memory images, in as many rounds. */
export async function measureImagesOnly(bench: Bench): Promise<Samples> {
  const samples = new Samples()
  for (let round = 0; round < roundsOf(bench); round++) {
    bench.say(`images, round ${round + 1} of ${roundsOf(bench)} …`)
    await measureImages(bench.chromium, bench.url, CLUSTER_PAGE, round, samples)
  }
  return samples
}

/** Only the rows of the cluster as an instrument: many nodes, faults, the dashboard, what stays. */
export async function measureInstrumentOnly(bench: Bench): Promise<Samples> {
  const samples = new Samples()
  await measurePage(bench, samples)
  for (let round = 0; round < roundsOf(bench); round++) {
    for (const workers of INSTRUMENT) {
      for (const side of sidesOf(bench, round).filter((one) => one !== 'defaults')) {
        bench.say(`instrument, round ${round + 1}: ${workers} workers, ${side} …`)
        await runSide({ ...bench, only: ['notice', 'map'] }, side, workers, round, samples)
      }
    }
  }
  return samples
}

/** Only the rows of a long deck. */
export async function measureDecksOnly(bench: Bench): Promise<Samples> {
  const samples = new Samples()
  for (let round = 0; round < roundsOf(bench); round++) {
    await measureDecks(bench.chromium, bench.dist, samples)
  }
  return samples
}
