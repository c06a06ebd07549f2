/** What the course has, by module: for the tables of a reader's and of a group's progress. */

import { getCollection } from 'astro:content'
import type { Language } from '../../i18n/language.ts'
import { spoken } from '../../quiz/translate.ts'

export interface CourseTask {
  readonly kind: 'exercise' | 'quiz'
  readonly slug: string
  readonly module: string
  readonly title: string
  readonly points: number
  /** The prompts of a quiz by question. */
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

const place = ({ module }: { readonly module: string }) => Number(module.slice(1))

export async function catalogue(language: Language): Promise<Catalogue> {
  const [lessons, exercises, quizzes] = await Promise.all([
    getCollection('lessons'),
    getCollection('exercises'),
    getCollection('quizzes'),
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
