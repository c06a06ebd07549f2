/**
 * `npm run import-notebook <file.ipynb> [slug] [module]`: a lesson made from a notebook, and a list of
 * what could not be converted as it was.
 */

import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { lessonOf } from './notebook/lesson.ts'
import { sentenceOf } from './notebook/notes.ts'
import { openNotebook } from './notebook/read.ts'
import { ROOT } from './paths.ts'
import { main, Trouble } from './trouble.ts'
import { writeWhole } from './vendor/stamps.ts'

/** A string of V8 holds no more, and a lesson needs less. */
const MOST_BYTES = 500_000_000
const SLUG = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

const slugOf = (file: string) =>
  basename(file)
    .replace(/\.[^.]*$/, '')
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-\d]+|-+$/g, '')

await main(() => {
  const [file = '', slug = slugOf(file), module = 'M14'] = process.argv.slice(2)
  if (file === '' || !existsSync(file)) {
    throw new Trouble('say which notebook: npm run import-notebook my-notebook.ipynb')
  }
  if (!SLUG.test(slug)) {
    throw new Trouble(`"${slug}" is no slug; give one after the file: counting-words`)
  }
  const size = statSync(file).size
  if (size > MOST_BYTES) {
    throw new Trouble(
      `${file} has ${Math.round(size / 1e6)} MB; clear its outputs in Jupyter first`,
    )
  }
  const folder = join('content/lessons', slug)
  if (existsSync(join(ROOT, folder))) throw new Trouble(`${folder} is there already`)
  const opened = openNotebook(basename(file), readFileSync(file, 'utf8'))
  const { files, notes } = lessonOf(opened, slug, module, dirname(file))
  for (const [path, content] of files) {
    writeWhole(join(ROOT, folder, path), content)
    console.log(join(folder, path))
  }
  for (const note of notes) console.log(sentenceOf(note))
  console.log('Now fill lesson.yaml, translate fr.mdx, and run npm run lint.')
})
