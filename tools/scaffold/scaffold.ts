/** A new lesson in both languages with an exercise, made from the templates beside this file. */

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Trouble } from '../trouble.ts'
import { writeWhole } from '../vendor/stamps.ts'

const TEMPLATES = fileURLToPath(new URL('./templates', import.meta.url))

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function titleOf(slug: string): string {
  const words = slug.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * Writes a lesson's files.
 * @param content the folder that holds all lessons and exercises
 * @returns the files
 */
export function scaffoldLesson(slug: string, content: string): readonly string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug)) {
    throw new Trouble(`"${slug}" is no slug; write English words in small letters: counting-words`)
  }
  const folders = {
    lesson: join(content, 'lessons', slug),
    exercise: join(content, 'exercises', `${slug}-first`),
  }
  for (const folder of Object.values(folders)) {
    if (existsSync(folder)) throw new Trouble(`${folder} is there already`)
  }
  return Object.entries(folders).flatMap(([kind, folder]) => {
    const from = join(TEMPLATES, kind)
    return filesUnder(from).map((template) => {
      const file = join(folder, relative(from, template))
      const text = readFileSync(template, 'utf8')
      mkdirSync(dirname(file), { recursive: true })
      writeWhole(file, text.replaceAll('__SLUG__', slug).replaceAll('__TITLE__', titleOf(slug)))
      return file
    })
  })
}
