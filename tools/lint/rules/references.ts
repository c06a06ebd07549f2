/** Whatever names a lesson, an exercise, a module and so on names one that is there. */

import { isScalar } from 'yaml'
import { type Course, foldersOf, singlesOf, textsOf } from '../course.ts'
import type { Finding } from '../finding.ts'
import { readText } from '../mdx.ts'
import { named, readSheet, type Sheet, type Value } from '../yaml.ts'

interface Known {
  readonly what: string
  readonly names: readonly string[]
}

/** The nearest name that begins alike, for a slip of the pen. */
function mendFor(name: string, { what, names }: Known): string {
  const near = names.filter((one) => one.slice(0, 3) === name.slice(0, 3))
  return near.length > 0
    ? `There are: ${near.join(', ')}`
    : `Write one that is there, or add this ${what}`
}

function modulesOf(course: Course): readonly string[] {
  const text = course.files.get('content/modules.yaml') ?? ''
  const { data } = readSheet('content/modules.yaml', text)
  return Array.isArray(data) ? data.map(({ id }: { readonly id: string }) => id) : []
}

/** Which field of which file names what; the last part of the path, or the list that it is in. */
function fieldsOf(course: Course): readonly (readonly [RegExp, string, Known])[] {
  const modules = { what: 'module', names: modulesOf(course) }
  const lessons = { what: 'lesson', names: foldersOf(course, 'lessons') }
  return [
    [/^content\/lessons\//, 'prerequisites', lessons],
    [/^content\/modules\.yaml$/, 'prerequisites', modules],
    [/^content\/timetables\.yaml$/, 'modules', modules],
    [/^(content|slides)\//, 'module', modules],
    [/^(content|slides)\//, 'data', { what: 'dataset', names: foldersOf(course, 'datasets') }],
    [/^content\/glossary\//, 'related', { what: 'word', names: singlesOf(course, 'glossary') }],
  ]
}

function unknown(sheet: Sheet, { path, line, node }: Value, field: string, known: Known) {
  const own = path.at(-1) === field || (typeof path.at(-1) === 'number' && path.at(-2) === field)
  if (!own || !isScalar(node) || typeof node.value !== 'string') return []
  if (known.names.includes(node.value)) return []
  return [
    {
      file: sheet.file,
      line,
      field: named(path),
      says: `there is no ${known.what} “${node.value}”`,
      mend: mendFor(node.value, known),
    },
  ]
}

function inSheets(course: Course): readonly Finding[] {
  const fields = fieldsOf(course)
  return [...course.files].flatMap(([path, text]) => {
    if (!path.endsWith('.yaml')) return []
    const own = fields.filter(([pattern]) => pattern.test(path))
    const sheet = readSheet(path, text)
    return own.flatMap(([, field, known]) =>
      sheet.values.flatMap((value) => unknown(sheet, value, field, known)),
    )
  })
}

function inTexts(course: Course): readonly Finding[] {
  const byTag: Readonly<Record<string, Known | null>> = {
    Exercise: { what: 'exercise', names: foldersOf(course, 'exercises') },
    Experiment: { what: 'experiment', names: foldersOf(course, 'experiments') },
    Quiz: { what: 'quiz', names: singlesOf(course, 'quizzes') },
    Scenario: { what: 'scenario', names: singlesOf(course, 'scenarios') },
    Term: { what: 'word', names: singlesOf(course, 'glossary') },
    ClusterPanel: null,
  }
  return textsOf(course).flatMap(([file, source]) =>
    readText(source).tags.flatMap(({ line, name, slug }) => {
      const field = `<${name}>`
      const known = byTag[name]
      if (known === undefined) {
        const mend = `A text may use: ${Object.keys(byTag).join(', ')}`
        return [{ file, line, field, says: 'there is no such tag', mend }]
      }
      if (known === null) return []
      if (slug === null) {
        const mend = `Name the ${known.what}: <${name} slug="…" />`
        return [{ file, line, field, says: 'it has no slug', mend }]
      }
      if (known.names.includes(slug)) return []
      const says = `there is no ${known.what} “${slug}”`
      return [{ file, line, field, says, mend: mendFor(slug, known) }]
    }),
  )
}

export const references = (course: Course): readonly Finding[] => [
  ...inSheets(course),
  ...inTexts(course),
]
