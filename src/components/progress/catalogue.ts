/** What the course has, by module: for the tables of a reader's and of a group's progress. */

import { getCollection } from 'astro:content'
import { pointsOf, type Step, wordsOf } from '../../handin/steps.ts'
import type { Language } from '../../i18n/language.ts'
import { spoken } from '../../quiz/translate.ts'

export interface CourseTask {
  readonly kind: 'exercise' | 'quiz' | 'notebook'
  readonly slug: string
  readonly module: string
  readonly title: string
  readonly points: number
  /** What is asked, by question of a quiz or by step of a notebook. */
  readonly prompts: Readonly<Record<string, string>>
}

export interface CourseModule {
  readonly module: string
  readonly lessons: number
  readonly exercises: number
  readonly points: number
}

export interface Catalogue {
  readonly modules: readonly CourseModule[]
  readonly tasks: readonly CourseTask[]
}

/** A step's heading, or its question. */
function headOf(step: Step, language: Language): string {
  const words = wordsOf(step, language)
  return /^#+ (.+)$/m.exec(words)?.[1] ?? words
}

const place = ({ module }: { readonly module: string }) => Number(module.slice(1))

export async function catalogue(language: Language): Promise<Catalogue> {
  const [lessons, exercises, quizzes, notebooks] = await Promise.all([
    getCollection('lessons'),
    getCollection('exercises'),
    getCollection('quizzes'),
    getCollection('notebooks'),
  ])
  const tasks: readonly CourseTask[] = [
    ...exercises.map(({ id, data }) => ({
      kind: 'exercise' as const,
      slug: id,
      module: data.module,
      title: data.title[language],
      points: data.points,
      prompts: {},
    })),
    ...quizzes.map(({ id, data }) => {
      const { questions } = spoken(data, language)
      return {
        kind: 'quiz' as const,
        slug: id,
        module: data.module,
        title: data.title[language],
        points: questions.reduce((sum, q) => sum + (q.kind === 'poll' ? 0 : q.points), 0),
        prompts: Object.fromEntries(questions.map((q) => [q.id, q.prompt])),
      }
    }),
    // What an exam gives is nowhere in the page: only what can be trained is shown.
    ...notebooks
      .filter(({ data }) => data.modes.includes('training'))
      .map(({ id, data }) => ({
        kind: 'notebook' as const,
        slug: id,
        module: data.module,
        title: data.title[language],
        points: data.steps.reduce((sum, step) => sum + pointsOf(step), 0),
        prompts: Object.fromEntries(data.steps.map((step) => [step.id, headOf(step, language)])),
      })),
  ].toSorted((a, b) => place(a) - place(b))
  const names = new Set([...lessons.map(({ data }) => data.module), ...tasks.map((t) => t.module)])
  const modules = [...names].map((module) => {
    const own = tasks.filter((task) => task.module === module)
    return {
      module,
      lessons: lessons.filter(({ data }) => data.module === module).length,
      exercises: own.filter(({ kind }) => kind === 'exercise').length,
      points: own.reduce((sum, { points }) => sum + points, 0),
    }
  })
  return { modules: modules.toSorted((a, b) => place(a) - place(b)), tasks }
}
