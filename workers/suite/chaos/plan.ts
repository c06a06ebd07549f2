/** What a seed means: a work, a cluster, and faults with their times. */

import { type Random, randomOf } from '../../fabric/random.ts'
import type { Scenario, Step } from '../../protocol/scenario.ts'
import { STORIES, type Story } from './stories.ts'

/** The works of `works.py`, and how often each is drawn. */
const WEIGHTS = {
  'word-count': 4,
  'fold-by': 4,
  'group-by': 4,
  'array-sums': 4,
  'array-p2p': 4,
  'frame-sums': 2,
  'frame-p2p': 2,
  actors: 4,
  futures: 4,
} as const

export type Work = keyof typeof WEIGHTS
export const WORKS = Object.keys(WEIGHTS) as readonly Work[]

export interface Plan {
  readonly seed: number
  readonly work: Work
  readonly workers: number
  /** distributed's own: a task that so many workers died of is tried once more. */
  readonly allowedFailures: number
  readonly scenario: Scenario
}

const MOST_STORIES = 4
/** Faults begin within this time; the works take about as long. */
const SPAN_S = 1.6

/** The same seed gives the same plan. */
export function planOf(seed: number): Plan {
  const random = randomOf(seed, 'chaos')
  const work = drawn(random, WEIGHTS)
  const workers = work.startsWith('frame') ? 2 : 2 + Math.floor(random() * 3)
  const allowedFailures = random() < 0.25 ? 0 : 3
  const steps = stepsOf(random, workers)
  return {
    seed,
    work,
    workers,
    allowedFailures,
    scenario: { name: `chaos ${seed}`, seed, steps },
  }
}

/** Stories side by side, none of which spoils what another one still has to do. */
function stepsOf(random: Random, workers: number): readonly Step[] {
  const steps: Step[] = []
  const taken = new Map<string, number>()
  const weights = Object.fromEntries(STORIES.map(({ name, weight }) => [name, weight]))
  const stories = 1 + Math.floor(random() * MOST_STORIES)
  for (let i = 0; i < stories; i++) {
    const name = drawn(random, weights)
    const story = STORIES.find((story) => story.name === name) as Story
    const target = story.target(random, workers)
    // Where something happens already, the next story begins after it.
    const at = Math.max(random() * SPAN_S, taken.get(target) ?? 0)
    const told = story.tell(random, target, workers).map(({ after, command }) => {
      return { at: rounded(at + after), command }
    })
    taken.set(target, story.last ? Number.POSITIVE_INFINITY : (told.at(-1)?.at ?? at) + 0.1)
    if (at !== Number.POSITIVE_INFINITY) steps.push(...told)
  }
  steps.sort((one, other) => one.at - other.at)
  // Without a scheduler there is nothing left to disturb.
  const end = steps.findIndex(({ command }) => command.kind === 'kill-scheduler')
  return end < 0 ? steps : steps.slice(0, end + 1)
}

function drawn<Name extends string>(random: Random, weights: Readonly<Record<Name, number>>): Name {
  const names = Object.keys(weights) as Name[]
  let left = random() * names.reduce((sum, name) => sum + weights[name], 0)
  for (const name of names) {
    left -= weights[name]
    if (left < 0) return name
  }
  return names.at(-1) as Name
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}
