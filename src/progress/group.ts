/** The progress of many, as a lecturer looks at it: who got what, and what most got wrong. */

import { fold, type ProgressView } from './fold.ts'
import type { Everything } from './store.ts'

export interface Student {
  /** As the file names its owner, or the file's own name. */
  readonly name: string
  readonly progress: Everything
}

export interface StudentRow {
  readonly name: string
  readonly view: ProgressView
  readonly earned: number
}

/** How many met something, and how many of them got it wrong. */
export interface Difficulty {
  readonly kind: 'exercise' | 'question' | 'step'
  /** The exercise, or quiz and question, or notebook and step. */
  readonly slug: string
  readonly tried: number
  /** The first answer of a question; of an exercise or a step no try that got everything. */
  readonly wrong: number
}

export interface Group {
  readonly students: readonly StudentRow[]
  /** In the order of modules, then names. */
  readonly exercises: readonly string[]
  /** Notebooks to fill of which anybody had a step checked. */
  readonly notebooks: readonly string[]
  /** The hardest first. */
  readonly difficulties: readonly Difficulty[]
}

function row({ name, progress }: Student): StudentRow {
  const view = fold(progress.events)
  const earned = [...view.modules.values()].reduce((sum, module) => sum + module.earned, 0)
  return { name, view, earned }
}

function difficulties(views: readonly ProgressView[]): readonly Difficulty[] {
  const found = new Map<string, Difficulty>()
  const count = (kind: Difficulty['kind'], slug: string, wrong: boolean) => {
    const key = `${kind} ${slug}`
    const before = found.get(key) ?? { kind, slug, tried: 0, wrong: 0 }
    const after = { ...before, tried: before.tried + 1, wrong: before.wrong + Number(wrong) }
    found.set(key, after)
  }
  for (const { exercises, questions, steps } of views) {
    for (const { exercise, tries, passed } of exercises.values()) {
      if (tries > 0) count('exercise', exercise, !passed)
    }
    for (const [key, { first, points }] of questions) count('question', key, first < points - 1e-9)
    for (const [key, { best, points }] of steps) count('step', key, best < points - 1e-9)
  }
  return [...found.values()].toSorted(
    (a, b) => b.wrong / b.tried - a.wrong / a.tried || b.tried - a.tried,
  )
}

export function group(students: readonly Student[]): Group {
  const rows = students.map(row).toSorted((a, b) => a.name.localeCompare(b.name))
  const views = rows.map(({ view }) => view)
  const modules = new Map(
    views.flatMap(({ exercises }) =>
      [...exercises.values()].map(({ exercise, module }) => [exercise, module] as const),
    ),
  )
  const place = (slug: string) => Number(modules.get(slug)?.slice(1) ?? 0)
  const exercises = [...modules.keys()].toSorted(
    (a, b) => place(a) - place(b) || a.localeCompare(b),
  )
  const named = views.flatMap(({ steps }) => [...steps.values()].map(({ notebook }) => notebook))
  const notebooks = [...new Set(named)].toSorted()
  return { students: rows, exercises, notebooks, difficulties: difficulties(views) }
}
