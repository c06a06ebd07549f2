/** What a module is planned for is enough for the lessons that it has. */

import type { Course } from '../course.ts'
import type { Finding } from '../finding.ts'
import { readSheet } from '../yaml.ts'

const FILE = 'content/modules.yaml'

interface Module {
  readonly id: string
  /** From and to; none at the reader's own pace. */
  readonly hours?: readonly [number, number]
}

interface Lesson {
  readonly module?: string
  readonly minutes?: number
}

export function plans({ files }: Course): readonly Finding[] {
  const { data, lineOf } = readSheet(FILE, files.get(FILE) ?? '')
  const lessons = [...files]
    .filter(([path]) => path.endsWith('/lesson.yaml'))
    .map(([path, text]) => (readSheet(path, text).data ?? {}) as Lesson)
  const modules = Array.isArray(data) ? (data as readonly Module[]) : []
  return modules.flatMap(({ id, hours }, at) => {
    const own = lessons.filter(({ module }) => module === id)
    const minutes = own.reduce((sum, lesson) => sum + (lesson.minutes ?? 0), 0)
    if (hours === undefined || minutes <= hours[1] * 60) return []
    const says = `at most ${hours[1] * 60} minutes are planned, and its lessons take ${minutes}`
    const mend = 'Plan more hours, or make the lessons shorter'
    return [{ file: FILE, line: lineOf([at, 'hours']), field: `${id} hours`, says, mend }]
  })
}
