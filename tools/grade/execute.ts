/** Runs hand-ins again, in the pinned native Python: each in a process of its own, with hidden checks. */

import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { drawn, type Given, seedOf } from '../../src/handin/seed.ts'
import type { Step } from '../../src/handin/steps.ts'
import { readNumber } from '../../src/quiz/number.ts'
import type { CheckResult } from '../../workers/protocol/kernel.ts'
import { DATA, PYTHON, ROOT } from '../paths.ts'
import { Trouble } from '../trouble.ts'
import type { Gathered } from './gather.ts'
import type { GradedNotebook } from './notebooks.ts'

export interface Limits {
  /** Seconds that one run of a hand-in may take. */
  readonly seconds: number
  readonly megabytes: number
}

export interface Executed {
  readonly results: readonly CheckResult[]
  /** Names whose wrong values are right for the values of somebody else, and whose. */
  readonly others: readonly { readonly name: string; readonly given: Given }[]
  /** Marks of the shape of each cell's code. */
  readonly shapes: Shapes
  /** Limits that the system kept. */
  readonly held: readonly string[]
}

export interface Execution {
  /** What came of each hand-in, or null for those that took the grader itself with them. */
  readonly executed: readonly (Executed | null)[]
  /** Marks of the code that every student began with. */
  readonly starters: Shapes
}

export type Shapes = ReadonlyMap<string, ReadonlySet<string>>

interface Line {
  /** Why there are no results; the grader itself goes on. */
  readonly failed?: string
  readonly starters?: Readonly<Record<string, readonly string[]>>
  readonly id: number
  readonly results: readonly CheckResult[]
  readonly others: readonly (readonly [string, number])[]
  readonly shapes: Readonly<Record<string, readonly string[]>>
  readonly held: readonly string[]
}

const key = (given: Given) => JSON.stringify(given)

function numberOf(step: Step, { handIn }: Gathered): number | null {
  const answer = handIn.filling.answers[step.id]
  return answer?.kind === 'typed' ? readNumber(answer.text, [], handIn.language) : null
}

/** Values of which none is the student's own, so that a value that was typed in is wrong. */
function otherThan(given: Given, { slug, about }: GradedNotebook): Given {
  for (let turn = 0; turn < 1000; turn++) {
    const other = drawn(seedOf(slug, `again ${turn}`), about.draws)
    if (Object.keys(given).every((name) => given[name] !== other[name])) return other
  }
  return given
}

/** What the Python side reads: essaim_grade/many.py. */
function jobOf(notebook: GradedNotebook, all: readonly Gathered[], limits: Limits) {
  const { slug, about, hidden } = notebook
  const seeded = about.steps.filter((step) => step.kind === 'seeded')
  const givenOf = ({ handIn }: Gathered) =>
    drawn(seedOf(slug, handIn.filling.student.id), about.draws)
  const givens = [...new Map(all.map(givenOf).map((given) => [key(given), given])).values()]
  const steps = about.steps.filter(({ kind }) => kind === 'code').map(({ id }) => id)
  const hand_ins = all.map((one, id) => {
    const given = givenOf(one)
    return {
      id,
      cells: Object.fromEntries(steps.map((step) => [step, one.handIn.filling.cells[step] ?? ''])),
      numbers: Object.fromEntries(seeded.map((step) => [step.id, numberOf(step, one)])),
      language: one.handIn.language,
      given: givens.findIndex((other) => key(other) === key(given)),
      again: otherThan(given, notebook),
    }
  })
  return {
    givens,
    job: {
      check: hidden,
      feedback: about.feedback,
      data: DATA,
      seconds: limits.seconds,
      memory: limits.megabytes * 1_000_000,
      starters: Object.fromEntries(
        about.steps.flatMap((step) => (step.kind === 'code' ? [[step.id, step.starter]] : [])),
      ),
      seeded: Object.fromEntries(seeded.map(({ id, points }) => [id, points])),
      givens,
      hand_ins,
    },
  }
}

const shapesOf = (marks: Readonly<Record<string, readonly string[]>>): Shapes =>
  new Map(Object.entries(marks).map(([step, all]) => [step, new Set(all)]))

/** Executes the hand-ins of one notebook. */
export async function execute(
  python: string,
  notebook: GradedNotebook,
  all: readonly Gathered[],
  limits: Limits,
  done: () => void = () => {},
): Promise<Execution> {
  const { job, givens } = jobOf(notebook, all, limits)
  const child = spawn(python, ['-m', 'essaim_grade.many'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PYTHONPATH: [PYTHON, join(ROOT, 'workers/python/grade')].join(delimiter),
      PYTHONDONTWRITEBYTECODE: '1',
      // One hand-in is one thread's work; several run at a time.
      OPENBLAS_NUM_THREADS: '1',
      OMP_NUM_THREADS: '1',
    },
  })
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve)
    child.on('error', () => resolve(null))
  })
  child.stdin.on('error', () => {})
  child.stdin.end(JSON.stringify(job))
  const executed: (Executed | null)[] = all.map(() => null)
  let starters: Shapes = new Map()
  for await (const text of createInterface({ input: child.stdout })) {
    const line = JSON.parse(text) as Line
    if (line.starters !== undefined) {
      starters = shapesOf(line.starters)
      continue
    }
    const { id, results, others, shapes, held } = line
    if (line.failed !== undefined) continue
    executed[id] = {
      results,
      held,
      others: others.flatMap(([name, place]) => {
        const given = givens[place]
        return given === undefined ? [] : [{ name, given }]
      }),
      shapes: shapesOf(shapes),
    }
    done()
  }
  const code = await ended
  if (code !== 0 && starters.size === 0) {
    throw new Trouble(`the grader of ${notebook.slug} could not begin; what it said stands above`)
  }
  return { executed, starters }
}
