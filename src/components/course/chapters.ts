/** The course as its map shows it: each module with all that it has. */

import { getCollection } from 'astro:content'
import { pointsOf } from '../../handin/steps.ts'
import type { Language } from '../../i18n/language.ts'
import { spoken } from '../../quiz/translate.ts'

export type EntryKind = 'lesson' | 'exercise' | 'quiz' | 'notebook' | 'deck'

export interface Entry {
  readonly kind: EntryKind
  readonly slug: string
  readonly title: string
  readonly minutes: number
  /** Below the language; null where nothing shows it. */
  readonly path: string | null
  /** What a quiz is worth. */
  readonly points: number
  /** The title of the lesson that it stands in. */
  readonly within: string | null
}

export interface Chapter {
  readonly id: string
  readonly title: string
  readonly summary: string
  /** What its teacher plans, from and to; null at the reader's own pace. */
  readonly planned: readonly [number, number] | null
  readonly needs: readonly string[]
  /** In the order in which they are read. */
  readonly entries: readonly Entry[]
  /** Minutes of its lessons, with their exercises. */
  readonly minutes: number
}

/** Without a lesson there is nothing to follow yet. */
export const isPlanned = ({ entries }: Chapter) => !entries.some(({ kind }) => kind === 'lesson')

const EXERCISE = /<Exercise\s[^>]*slug="([^"]+)"/g

/** Which lesson shows an exercise: the first that names it. */
async function lessonOfExercise(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const { id, body = '' } of await getCollection('lessonTexts')) {
    for (const [, slug = ''] of body.matchAll(EXERCISE)) {
      if (!found.has(slug)) found.set(slug, id.split('/')[0] ?? '')
    }
  }
  return found
}

async function lessonEntries(language: Language) {
  const lessons = await getCollection('lessons')
  return lessons
    .toSorted((a, b) => a.data.order - b.data.order)
    .map(({ id, data }) => ({
      module: data.module,
      kind: 'lesson' as const,
      slug: id,
      title: data.title[language],
      minutes: data.minutes,
      path: `lessons/${id}/`,
      points: 0,
      within: null,
    }))
}

async function exerciseEntries(language: Language) {
  const [exercises, lessons, shown] = await Promise.all([
    getCollection('exercises'),
    lessonEntries(language),
    lessonOfExercise(),
  ])
  return exercises
    .map(({ id, data }) => {
      const at = lessons.findIndex(({ slug }) => slug === shown.get(id))
      const lesson = lessons[at]
      return {
        at,
        module: data.module,
        kind: 'exercise' as const,
        slug: id,
        title: data.title[language],
        minutes: data.minutes,
        path: lesson === undefined ? null : `${lesson.path}#exercise-${id}`,
        points: data.points,
        within: lesson?.title ?? null,
      }
    })
    .toSorted((a, b) => a.at - b.at || a.slug.localeCompare(b.slug))
}

async function quizEntries(language: Language) {
  const quizzes = await getCollection('quizzes')
  return quizzes
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map(({ id, data }) => ({
      module: data.module,
      kind: 'quiz' as const,
      slug: id,
      title: data.title[language],
      minutes: data.minutes,
      path: `quizzes/${id}/`,
      points: spoken(data, language).questions.reduce(
        (sum, question) => sum + (question.kind === 'poll' ? 0 : question.points),
        0,
      ),
      within: null,
    }))
}

async function notebookEntries(language: Language) {
  const notebooks = await getCollection('notebooks')
  return notebooks
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map(({ id, data }) => ({
      module: data.module,
      kind: 'notebook' as const,
      slug: id,
      title: data.title[language],
      minutes: data.minutes,
      path: `notebooks/${id}/`,
      points: data.steps.reduce((sum, step) => sum + pointsOf(step), 0),
      within: null,
    }))
}

async function deckEntries(language: Language) {
  const decks = await getCollection('decks')
  return decks
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map(({ id, data }) => ({
      module: data.module,
      kind: 'deck' as const,
      slug: id,
      title: data.title[language],
      minutes: Math.round(data.minutes),
      path: `slides/${id}/`,
      points: 0,
      within: null,
    }))
}

export async function chapters(language: Language): Promise<readonly Chapter[]> {
  const [modules, ...entries] = await Promise.all([
    getCollection('modules'),
    lessonEntries(language),
    exerciseEntries(language),
    quizEntries(language),
    notebookEntries(language),
    deckEntries(language),
  ])
  return modules
    .toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
    .map(({ id, data }) => {
      const own = entries.flat().filter(({ module }) => module === id)
      const lessons = own.filter(({ kind }) => kind === 'lesson')
      const { hours } = data
      return {
        id,
        title: data.title[language],
        summary: data.summary[language],
        planned: hours === undefined ? null : [hours[0] * 60, hours[1] * 60],
        needs: data.prerequisites,
        entries: own,
        minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0),
      }
    })
}
