/** Links lead to pages and headings that are there, under any base path. */

import { type Course, decksOf, foldersOf, singlesOf, textsOf } from '../course.ts'
import type { Finding } from '../finding.ts'
import { anchorOf, readText } from '../mdx.ts'

function pagesOf(course: Course): ReadonlySet<string> {
  return new Set([
    '',
    ...course.pages.map((page) => (page === '' ? '' : `${page}/`)),
    ...foldersOf(course, 'lessons').map((slug) => `lessons/${slug}/`),
    ...singlesOf(course, 'quizzes').map((slug) => `quizzes/${slug}/`),
    ...decksOf(course).map((slug) => `slides/${slug}/`),
  ])
}

/** The ids of a lesson's page that a link may name. */
function anchorsOf(course: Course, slug: string, language: string): ReadonlySet<string> {
  const text = readText(course.files.get(`content/lessons/${slug}/${language}.mdx`) ?? '')
  return new Set([
    ...text.headings.map(({ words }) => anchorOf(words)),
    ...text.tags.map((tag) => `${tag.name.toLowerCase()}-${tag.slug}`),
  ])
}

/** Why a link leads nowhere; null when it does not. A text that is no lesson's is read on a lesson's page. */
function wrongWith(course: Course, file: string, to: string): readonly [string, string] | null {
  if (/^(https?|mailto):/.test(to)) return null
  if (to.startsWith('/')) {
    return [
      'it begins at the root, and the site may lie elsewhere',
      'Write it from the page: ../counting-words/',
    ]
  }
  const [, slug = '', language = ''] = /^content\/lessons\/([^/]+)\/(en|fr)\.mdx$/.exec(file) ?? []
  const own = slug === '' ? 'lessons/any/' : `lessons/${slug}/`
  const { pathname, hash } = new URL(to, `https://site/${own}`)
  const page = pathname.slice(1)
  if (page !== own && !pagesOf(course).has(page)) {
    const slash = pagesOf(course).has(`${page}/`)
    return ['there is no such page', slash ? 'End it with a slash' : 'Name a page that is there']
  }
  const [, target] = /^lessons\/([^/]+)\/$/.exec(page) ?? []
  if (hash === '' || target === undefined || language === '') return null
  const anchor = decodeURIComponent(hash.slice(1))
  if (anchorsOf(course, target, language).has(anchor)) return null
  return [`that page has no heading “${anchor}”`, 'Name a heading of the page in this language']
}

export function links(course: Course): readonly Finding[] {
  return textsOf(course).flatMap(([file, source]) =>
    readText(source).links.flatMap(({ line, to }) => {
      const wrong = wrongWith(course, file, to)
      if (wrong === null) return []
      const [says, mend] = wrong
      return [{ file, line, field: `link ${to}`, says, mend }]
    }),
  )
}
