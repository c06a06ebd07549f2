/** The content as its files say it: for rules that need no build. */

import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

export const LANGUAGES = ['en', 'fr'] as const
export type Kind = 'lessons' | 'exercises' | 'experiments' | 'datasets'

/** Kinds whose things are one file each. */
export type Single = 'quizzes' | 'scenarios' | 'glossary'

export interface Course {
  /** Text by path below the root, with `/`. */
  readonly files: ReadonlyMap<string, string>
  /** Of `src/pages/[lang]`, which the site has in each language: `lab`, `quizzes/convert`. */
  readonly pages: readonly string[]
}

const slashed = (path: string) => path.split(sep).join('/')

export function readCourse(root: string): Course {
  const found = globSync(['content/**/*.{yaml,mdx,py}', 'slides/**/{deck.yaml,*.md}'], {
    cwd: root,
  })
  const pages = globSync('src/pages/[[]lang]/**/*.astro', { cwd: root }).map((page) =>
    slashed(page)
      .replace('src/pages/[lang]/', '')
      .replace(/(^|\/)index\.astro$|\.astro$/, ''),
  )
  return {
    files: new Map(
      found.sort().map((path) => [slashed(path), readFileSync(join(root, path), 'utf8')]),
    ),
    pages: pages.filter((page) => !page.includes('[')),
  }
}

const unique = (names: readonly (string | undefined)[]) => [
  ...new Set(names.filter((name) => name !== undefined)),
]

/** Slugs of things that are folders. */
export function foldersOf({ files }: Course, kind: Kind): readonly string[] {
  const prefix = `content/${kind}/`
  return unique(
    [...files.keys()].map((path) =>
      path.startsWith(prefix) ? path.slice(prefix.length).split('/')[0] : undefined,
    ),
  )
}

/** Slugs of things that are one YAML file. */
export function singlesOf({ files }: Course, kind: Single): readonly string[] {
  return unique(
    [...files.keys()].map((path) => new RegExp(`^content/${kind}/([^/]+)\\.yaml$`).exec(path)?.[1]),
  )
}

export function decksOf({ files }: Course): readonly string[] {
  return unique([...files.keys()].map((path) => /^slides\/([^/]+)\//.exec(path)?.[1]))
}

/** Lessons', exercises' and experiments' texts. */
export function textsOf({ files }: Course): readonly (readonly [path: string, text: string])[] {
  return [...files].filter(([path]) => path.endsWith('.mdx'))
}
