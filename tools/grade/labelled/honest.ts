/** Hand-ins of students who worked alone, made from a seed. */

import { neutralOrder } from '../../../src/handin/blind.ts'
import { begin, type Filling, ran, said, settled, written } from '../../../src/handin/filling.ts'
import { drawn, type Given } from '../../../src/handin/seed.ts'
import type { Answer } from '../../../src/quiz/question.ts'
import { seeded } from '../../../src/quiz/shuffle.ts'
import type { GradedNotebook } from '../notebooks.ts'
import { CLAUSES, COMMENTS, SYNONYMS } from './texts.ts'
import { NAMES, SLOTS, VARIANTS } from './variants.ts'

export interface Work {
  readonly id: string
  readonly cells: Readonly<Record<string, string>>
  readonly answers: Readonly<Record<string, Answer>>
}

type Random = () => number
const OWN = new RegExp(`\\b(${Object.keys(NAMES).join('|')})\\b`, 'g')
const BEGAN = Date.UTC(2026, 10, 20, 9)

export function pick<T>(random: Random, all: readonly T[]): T {
  const one = all[Math.floor(random() * all.length)]
  if (one === undefined) throw new Error('there is nothing to pick from')
  return one
}

/** One way to say each thing, and the student's own names. */
function worded(code: string, random: Random): string {
  const said = code.replaceAll(/«(\w+)(?::(\w+))?»/g, (_, slot: string, of = '') =>
    pick(random, SLOTS[slot] ?? []).replaceAll(/@(?!ORIGIN)/g, of),
  )
  const chosen = new Map<string, string>()
  const own = said.replaceAll(OWN, (name) => {
    const known = chosen.get(name) ?? pick(random, NAMES[name] ?? [name])
    chosen.set(name, known)
    return known
  })
  return own.replaceAll(/\n+$/g, '')
}

function commented(code: string, random: Random): string {
  if (random() < 0.6) return code
  const lines = code.split('\n')
  const top = lines.flatMap((line, at) => (/^\w/.test(line) ? [at] : []))
  return lines.toSpliced(pick(random, top), 0, `# ${pick(random, COMMENTS)}`).join('\n')
}

function essay(random: Random): string {
  const text = CLAUSES.map((clauses) => pick(random, clauses)).join(', ')
  return SYNONYMS.reduce(
    (so, words) => so.replaceAll(new RegExp(`\\b${words[0]}\\b`, 'g'), () => pick(random, words)),
    text,
  )
}

export interface Known {
  readonly notebook: GradedNotebook
  /** The right answer of `how-many-late` for these values. */
  readonly lates: (given: Given) => number
}

const typed = (text: string): Answer => ({ kind: 'typed', text })

export function answersOf(
  { notebook, lates }: Known,
  seed: string,
  random: Random,
): Readonly<Record<string, Answer>> {
  const order = notebook.about.steps.flatMap((step) =>
    step.kind === 'question' && step.question.kind === 'order' ? neutralOrder(step.question) : [],
  )
  const lucky = random() < 0.7
  const number = lates(drawn(seed, notebook.about.draws))
  return {
    'how-many-late': typed(String(random() < 0.85 ? number : number + Math.ceil(random() * 9))),
    'threads-for-files': { kind: 'chosen', positions: [Math.floor(random() * 3)] },
    'speed-of-twelve': typed(pick(random, ['10', '10.0', '9', '12'])),
    'order-of-futures': { kind: 'placed', places: lucky ? order : order.toReversed() },
    'what-would-you-change': typed(essay(random)),
  }
}

export function honest(known: Known, id: string, seed: string): Work {
  const random = seeded(`${id} honest`)
  const cells = Object.fromEntries(
    Object.entries(VARIANTS).map(([step, ways]) => [
      step,
      commented(worded(pick(random, ways), random), random),
    ]),
  )
  return { id, cells, answers: answersOf(known, seed, random) }
}

/** The work as a page would have kept it while it was done. */
export function filled({ notebook }: Known, { id, cells, answers }: Work): Filling {
  const random = seeded(`${id} log`)
  let at = BEGAN + Math.floor(random() * 600_000)
  const later = () => {
    at += 5_000 + Math.floor(random() * 120_000)
    return at
  }
  const { slug, edition } = notebook
  const student = { id, name: `Student ${id}` }
  let filling = begin({ notebook: slug, edition, mode: 'exam', student }, later())
  for (const [step, code] of Object.entries(cells)) {
    const half = code.slice(0, Math.floor(code.length * random()))
    filling = settled(written(filling, step, half), step, later())
    if (random() < 0.4) filling = ran(filling, step, half, 'error', later())
    filling = ran(filling, step, code, 'done', later())
  }
  for (const [step, answer] of Object.entries(answers)) {
    filling = settled(said(filling, step, answer), step, later())
  }
  return filling
}
