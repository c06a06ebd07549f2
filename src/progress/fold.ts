/** What the events come to, for each exercise, question, step of a notebook, and module. */

import { mergeEvents, type ProgressEvent } from './event.ts'

export interface ExerciseView {
  readonly exercise: string
  readonly module: string
  readonly tries: number
  readonly best: number
  readonly points: number
  readonly passed: boolean
  readonly solutionSeen: boolean
  readonly last: number
}

export interface QuestionView {
  readonly quiz: string
  readonly question: string
  readonly module: string
  readonly tries: number
  /** The marks of the first answer. */
  readonly first: number
  readonly best: number
  readonly points: number
  readonly last: number
}

export interface StepView {
  readonly notebook: string
  readonly step: string
  readonly module: string
  readonly tries: number
  readonly best: number
  readonly points: number
  readonly last: number
}

export interface ModuleView {
  readonly read: readonly string[]
  /** How many different cells were run. */
  readonly cells: number
  readonly tried: number
  readonly passed: number
  readonly earned: number
  readonly last: number
}

export interface ProgressView {
  readonly exercises: ReadonlyMap<string, ExerciseView>
  /** By quiz and question, as `mapreduce/who-sorts`. Polls are not among them. */
  readonly questions: ReadonlyMap<string, QuestionView>
  /** By notebook and step, as `flights-review/share-of-late`. */
  readonly steps: ReadonlyMap<string, StepView>
  readonly modules: ReadonlyMap<string, ModuleView>
}

const NO_MODULE: ModuleView = { read: [], cells: 0, tried: 0, passed: 0, earned: 0, last: 0 }

type Found<K extends ProgressEvent['kind']> = Extract<ProgressEvent, { kind: K }>

function tried(before: ExerciseView | undefined, event: Found<'exercise-tried'>): ExerciseView {
  return {
    exercise: event.exercise,
    module: event.module,
    tries: (before?.tries ?? 0) + 1,
    best: Math.max(before?.best ?? 0, event.earned),
    points: event.points,
    passed: (before?.passed ?? false) || event.passed,
    solutionSeen: before?.solutionSeen ?? false,
    last: event.at,
  }
}

function seen(before: ExerciseView | undefined, event: Found<'solution-seen'>): ExerciseView {
  const { exercise, module, at } = event
  const start = { exercise, module, tries: 0, best: 0, points: 0, passed: false }
  return { ...(before ?? start), solutionSeen: true, last: at }
}

function answered(
  before: QuestionView | undefined,
  event: Found<'quiz-answered'>,
  earned: number,
): QuestionView {
  return {
    quiz: event.quiz,
    question: event.question,
    module: event.module,
    tries: (before?.tries ?? 0) + 1,
    first: before?.first ?? earned,
    best: Math.max(before?.best ?? 0, earned),
    points: event.points,
    last: event.at,
  }
}

function checked(before: StepView | undefined, event: Found<'step-checked'>): StepView {
  const { notebook, step, module, earned, points, at } = event
  const [tries, best] = [(before?.tries ?? 0) + 1, Math.max(before?.best ?? 0, earned)]
  return { notebook, step, module, tries, best, points, last: at }
}

/** The same whatever the order in which the events are given. */
export function fold(events: readonly ProgressEvent[]): ProgressView {
  const exercises = new Map<string, ExerciseView>()
  const questions = new Map<string, QuestionView>()
  const steps = new Map<string, StepView>()
  const modules = new Map<string, ModuleView>()
  const change = (module: string, add: (view: ModuleView) => Partial<ModuleView>) => {
    const view = modules.get(module) ?? NO_MODULE
    modules.set(module, { ...view, ...add(view) })
  }
  for (const event of mergeEvents([], events)) {
    change(event.module, () => ({ last: event.at }))
    switch (event.kind) {
      case 'lesson-read':
        change(event.module, ({ read }) => ({ read: [...read, event.lesson] }))
        break
      case 'cell-run':
        change(event.module, ({ cells }) => ({ cells: cells + 1 }))
        break
      case 'exercise-tried':
        exercises.set(event.exercise, tried(exercises.get(event.exercise), event))
        break
      case 'solution-seen':
        exercises.set(event.exercise, seen(exercises.get(event.exercise), event))
        break
      case 'quiz-answered': {
        if (event.earned === null) break
        const key = `${event.quiz}/${event.question}`
        questions.set(key, answered(questions.get(key), event, event.earned))
        break
      }
      case 'step-checked': {
        const key = `${event.notebook}/${event.step}`
        steps.set(key, checked(steps.get(key), event))
        break
      }
      default:
        event satisfies never
    }
  }
  for (const { module, tries, passed, best } of exercises.values()) {
    change(module, (view) => ({
      tried: view.tried + Number(tries > 0),
      passed: view.passed + Number(passed),
      earned: view.earned + best,
    }))
  }
  for (const { module, best } of [...questions.values(), ...steps.values()]) {
    change(module, ({ earned }) => ({ earned: earned + best }))
  }
  return { exercises, questions, steps, modules }
}
