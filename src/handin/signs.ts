/** Signs that a hand-in was changed by hand, seen in the file alone. */

import { fingerprint, type Json } from './canonical.ts'
import { contentOf } from './filling.ts'
import { brokenAt, lastContents } from './log.ts'
import type { HandIn } from './read.ts'
import { seedOf } from './seed.ts'
import type { FillNotebook } from './steps.ts'
import { toNotebook } from './write.ts'

export type Sign =
  /** An entry does not follow from the one before it. */
  | { readonly kind: 'broken-log'; readonly entry: number }
  /** Code, answers or marks are not those that the log ends with. */
  | { readonly kind: 'changed-after'; readonly steps: readonly string[] }
  /** The seed is not that of the student who is named. */
  | { readonly kind: 'foreign-seed' }
  /** A locked cell says something else than the course. */
  | { readonly kind: 'locked-changed'; readonly cells: readonly string[] }

/** Markdown that holds an answer is not compared: the answer is, by the log. */
function changedLocked(
  about: FillNotebook,
  { filling, language, locked }: HandIn,
): readonly string[] {
  const around = { language, versions: {}, ran: new Map() }
  const wanted = new Map(
    toNotebook(about, filling, around).cells.map(({ id, source }) => [id, source]),
  )
  const changed = [...locked].filter(([id, source]) => wanted.get(id) !== source)
  const gone = [...wanted.keys()].filter((id) => !locked.has(id) && !(id in filling.cells))
  return [...changed.map(([id]) => id), ...gone]
}

function changedAfter(handIn: HandIn, starters: ReadonlyMap<string, string>): readonly string[] {
  const { cells, answers, log } = handIn.filling
  const known = lastContents(log)
  const differs = (step: string, content: Json, untouched: Json | undefined) => {
    const logged = known.get(step)
    return logged === undefined ? content !== untouched : logged !== fingerprint(content)
  }
  const code = Object.entries(cells).filter(([step, source]) =>
    differs(step, source, starters.get(step)),
  )
  const said = Object.entries(answers).filter(([step, answer]) =>
    differs(step, answer as unknown as Json, undefined),
  )
  return [...code, ...said].map(([step]) => step)
}

export function signsOf(about: FillNotebook, handIn: HandIn): readonly Sign[] {
  const { filling } = handIn
  const { log, notebook, student, seed } = filling
  const signs: Sign[] = []
  const entry = brokenAt(log)
  if (entry !== null) signs.push({ kind: 'broken-log', entry })
  const starters = new Map(
    about.steps.flatMap((step) => (step.kind === 'code' ? [[step.id, step.starter]] : [])),
  )
  const steps = changedAfter(handIn, starters)
  const last = log.at(-1)
  const whole = last?.kind === 'handed-in' && last.content === contentOf(touched(handIn, starters))
  if (steps.length > 0 || !whole) signs.push({ kind: 'changed-after', steps })
  const first = log[0]
  const foreign =
    seed !== seedOf(notebook, student.id) || (first?.kind === 'begun' && first.seed !== seed)
  if (foreign) signs.push({ kind: 'foreign-seed' })
  const cells = changedLocked(about, handIn)
  if (cells.length > 0) signs.push({ kind: 'locked-changed', cells })
  return signs
}

/** Cells as the student's page held them: one that was never touched is in the file, not in the work. */
function touched(handIn: HandIn, starters: ReadonlyMap<string, string>): HandIn['filling'] {
  const known = lastContents(handIn.filling.log)
  const cells = Object.fromEntries(
    Object.entries(handIn.filling.cells).filter(
      ([step, source]) => known.has(step) || source !== starters.get(step),
    ),
  )
  return { ...handIn.filling, cells }
}
