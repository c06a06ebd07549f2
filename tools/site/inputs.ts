/** What the built site is made from. */

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DATA, PUBLIC, ROOT, RUNTIME } from '../paths.ts'
import { fingerprint } from '../vendor/stamps.ts'

const SOURCES = [
  'src',
  'content',
  'slides',
  'tools/content',
  'tools/site/one-file.ts',
  'tools/site/search.ts',
  'astro.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

/** Entries of a folder, but for those that something else stands for. */
function entriesBut(folder: string, left: readonly string[]): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((entry) => !left.includes(entry))
    .sort()
    .map((entry) => join(folder, entry))
}

/** Changes when the site has to be built again. */
export function siteInputs(base: string): string {
  const files = fingerprint([
    ...SOURCES.map((path) => join(ROOT, path)),
    // Their Python is in the runtime; the runtime's manifest names its files by their contents.
    ...entriesBut(join(ROOT, 'workers'), ['python', 'suite']),
    // The data is made from what content/datasets declares; its catalogue names the files.
    ...entriesBut(PUBLIC, ['runtime', 'data']),
    join(DATA, 'catalogue.json'),
    join(RUNTIME, 'manifest.json'),
    fileURLToPath(import.meta.url),
  ])
  return `${files} ${base} ${process.env.ESSAIM_SITE ?? ''}`
}
