/** Experiments as they are declared, for the tests. */

import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Verdict } from '../../src/experiments/verdict.ts'

interface Said extends Verdict {
  readonly says: Readonly<Record<'en' | 'fr', string>>
}

interface Experiment {
  readonly parameter?: {
    readonly name: string
    readonly values: readonly number[]
    readonly start: number
  }
  /** The pictures that it shows, by name. */
  readonly show: string
  readonly expected: Readonly<Record<string, Verdict['means']>>
  readonly verdicts: readonly Said[]
}

const FOLDER = new URL('../../content/experiments/', import.meta.url)

export const LANGUAGES = ['en', 'fr'] as const
export const EXPERIMENTS = readdirSync(FOLDER)

const read = (path: string) => readFileSync(new URL(path, FOLDER), 'utf8')

export const codeOf = (slug: string) => read(`${slug}/code.py`)

/** @throws Error where a verdict of the file could never be found */
export function experimentOf(slug: string): Experiment {
  const raw = parse(read(`${slug}/experiment.yaml`)) as Experiment
  // `when` and `show` may be left out, as in src/content.config.ts.
  const verdicts = raw.verdicts.map((verdict) => ({ ...verdict, when: verdict.when ?? [] }))
  if (verdicts.at(-1)?.when.length !== 0) throw new Error(`${slug}: the last verdict has no "when"`)
  return { ...raw, show: raw.show ?? '', verdicts }
}
