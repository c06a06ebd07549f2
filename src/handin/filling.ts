/** One student's work on a notebook: replaced with each change, never changed. */

import type { Answer } from '../quiz/question.ts'
import { fingerprint, type Json } from './canonical.ts'
import { type Entry, type Happened, lastContents, logged } from './log.ts'
import { seedOf } from './seed.ts'
import type { Mode } from './steps.ts'

export interface Student {
  /** As the lecturer knows them: a number or an address. */
  readonly id: string
  readonly name: string
}

export interface Filling {
  readonly notebook: string
  /** The hash of the notebook as it was when the work began. */
  readonly edition: string
  readonly mode: Mode
  readonly student: Student
  readonly seed: string
  /** Milliseconds, Unix. */
  readonly begun: number
  /** Code by step. */
  readonly cells: Readonly<Record<string, string>>
  readonly answers: Readonly<Record<string, Answer>>
  /** What each step got when it was last checked, in training. */
  readonly marks: Readonly<Record<string, number>>
  /** How many hints of each step were shown. */
  readonly hints: Readonly<Record<string, number>>
  readonly log: readonly Entry[]
}

export interface Beginning {
  readonly notebook: string
  readonly edition: string
  readonly mode: Mode
  readonly student: Student
}

export function begin({ notebook, edition, mode, student }: Beginning, at: number): Filling {
  const seed = seedOf(notebook, student.id)
  const log = logged([], { kind: 'begun', student: student.id, seed, edition, mode }, at)
  const empty = { cells: {}, answers: {}, marks: {}, hints: {} }
  return { notebook, edition, mode, student, seed, begun: at, ...empty, log }
}

export function noted(filling: Filling, happened: Happened, at: number): Filling {
  return { ...filling, log: logged(filling.log, happened, at) }
}

export const written = (filling: Filling, step: string, code: string): Filling => ({
  ...filling,
  cells: { ...filling.cells, [step]: code },
})

export const said = (filling: Filling, step: string, answer: Answer): Filling => ({
  ...filling,
  answers: { ...filling.answers, [step]: answer },
})

/** An entry for the cell or the answer as it is now, where the log does not know it yet. */
export function settled(filling: Filling, step: string, at: number): Filling {
  const { cells, answers, log } = filling
  const kind = step in cells ? 'edited' : 'answered'
  const kept = (step in cells ? cells[step] : answers[step]) as Json | undefined
  if (kept === undefined) return filling
  const content = fingerprint(kept)
  if (lastContents(log).get(step) === content) return filling
  return noted(filling, { kind, step, content }, at)
}

export function ran(
  filling: Filling,
  step: string,
  code: string,
  ended: string,
  at: number,
): Filling {
  const content = fingerprint(code)
  return noted(written(filling, step, code), { kind: 'ran', step, content, ended }, at)
}

export interface Checked {
  readonly step: string
  readonly earned: number
  readonly points: number
}

export function checked(filling: Filling, { step, earned, points }: Checked, at: number): Filling {
  const marks = { ...filling.marks, [step]: earned }
  return noted({ ...filling, marks }, { kind: 'checked', step, earned, points }, at)
}

export function hinted(filling: Filling, step: string, at: number): Filling {
  const hints = { ...filling.hints, [step]: (filling.hints[step] ?? 0) + 1 }
  return noted({ ...filling, hints }, { kind: 'hint', step }, at)
}

/** The fingerprint of all that is handed in. */
export function contentOf({ cells, answers, marks, student, seed }: Filling): string {
  return fingerprint({ cells, answers, marks, student, seed } as unknown as Json)
}

/** Earlier work is put back. Where nothing was then, what is there now stays. */
export function putBack(filling: Filling, { cells, answers }: Filling, at: number): Filling {
  const back = {
    ...filling,
    cells: { ...filling.cells, ...cells },
    answers: { ...filling.answers, ...answers },
  }
  return allSettled(back, at)
}

/** With an entry for everything that the log does not know yet. */
export function allSettled(filling: Filling, at: number): Filling {
  const steps = [...Object.keys(filling.cells), ...Object.keys(filling.answers)]
  return steps.reduce((so, step) => settled(so, step, at), filling)
}

/** The work as it is handed in: everything is in the log, and the last entry covers all. */
export function handedIn(filling: Filling, at: number): Filling {
  const all = allSettled(filling, at)
  return noted(all, { kind: 'handed-in', content: contentOf(all) }, at)
}
