/** Moby-Dick: a list of texts, one for each chapter. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from '../trouble.ts'
import type { Recipe } from './dataset.ts'
import { npmFolder } from './source.ts'

const CHAPTERS = 135

interface Chapter {
  readonly chapter: number
  readonly text: string
}

export const mobyDick: Recipe = async (dataset) => {
  const folder = join(npmFolder(dataset), 'data')
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
  const json = JSON.stringify(texts.map(({ text }) => text))
  return new Map([['moby-dick.json', new TextEncoder().encode(json)]])
}
