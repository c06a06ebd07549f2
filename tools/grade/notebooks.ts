/** The notebooks to fill as the lecturer has them: with their hidden checks. */

import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parse } from 'yaml'
import { fillSchema, type WrittenNotebook } from '../../src/handin/schema.ts'
import { editionOf } from '../../src/handin/steps.ts'
import { ROOT } from '../paths.ts'
import { Trouble } from '../trouble.ts'

export interface GradedNotebook {
  readonly slug: string
  readonly about: WrittenNotebook
  readonly edition: string
  /** The source of the checks that no page has. */
  readonly hidden: string
}

const FOLDER = join(ROOT, 'content/notebooks')

function load(file: string): GradedNotebook {
  const folder = dirname(file)
  const slug = basename(folder)
  const read = fillSchema.safeParse(parse(readFileSync(file, 'utf8')))
  if (!read.success) {
    const [issue] = read.error.issues
    const place = issue?.path.join('.') ?? ''
    throw new Trouble(`content/notebooks/${slug}/notebook.yaml: ${place}: ${issue?.message}`)
  }
  const checks = join(folder, 'hidden.py')
  if (!existsSync(checks)) throw new Trouble(`content/notebooks/${slug}/hidden.py is missing`)
  const hidden = readFileSync(checks, 'utf8')
  return { slug, about: read.data, edition: editionOf(read.data), hidden }
}

/** @throws Trouble with the file and the field that are wrong */
export function gradedNotebooks(): ReadonlyMap<string, GradedNotebook> {
  const found = globSync(join(FOLDER, '*/notebook.yaml')).map(load)
  return new Map(found.map((notebook) => [notebook.slug, notebook]))
}
