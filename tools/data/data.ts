/** Makes the files of all datasets that are stale, and the catalogue that nodes read. */

import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DataCatalogue } from '../../workers/protocol/boot.ts'
import { DATA, ROOT } from '../paths.ts'
import { Trouble } from '../trouble.ts'
import { fingerprint, isFresh, stamp, writeWhole } from '../vendor/stamps.ts'
import { type Dataset, datasets, type Recipe } from './dataset.ts'
import { flights } from './flights.ts'
import { mobyDick } from './moby-dick.ts'

const RECIPES: Readonly<Record<string, Recipe>> = { 'moby-dick': mobyDick, flights }
const TOOLS = fileURLToPath(new URL('.', import.meta.url))
const CATALOGUE = join(DATA, 'catalogue.json')

async function make(dataset: Dataset, inputs: string): Promise<void> {
  const recipe = RECIPES[dataset.slug]
  if (recipe === undefined) throw new Trouble(`${dataset.slug} has no recipe in tools/data`)
  const made = await recipe(dataset)
  for (const [path, bytes] of made) {
    if (dataset.files[path] !== bytes.byteLength) {
      const declared = dataset.files[path] ?? 'none'
      throw new Trouble(
        `${dataset.slug}: ${path} has ${bytes.byteLength} bytes, declared are ${declared}`,
      )
    }
  }
  const missing = Object.keys(dataset.files).filter((path) => !made.has(path))
  if (missing.length > 0) throw new Trouble(`${dataset.slug}: ${missing.join(', ')} was not made`)
  for (const [path, bytes] of made) writeWhole(join(DATA, path), bytes)
  stamp(
    `data-${dataset.slug}`,
    inputs,
    [...made.keys()].map((path) => join(DATA, path)),
  )
}

/** Files that no dataset declares any more. */
function sweep(catalogue: DataCatalogue): void {
  for (const entry of readdirSync(DATA, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const relative = path.slice(DATA.length + 1).replaceAll('\\', '/')
    if (entry.isFile() && path !== CATALOGUE && !(relative in catalogue)) rmSync(path)
  }
}

/** @returns whether anything had to be made */
export async function makeData(say: (line: string) => void): Promise<boolean> {
  const all = datasets()
  let made = false
  for (const dataset of all) {
    const declared = join(ROOT, 'content/datasets', dataset.slug)
    const inputs = fingerprint([declared, TOOLS])
    if (isFresh(`data-${dataset.slug}`, inputs)) continue
    say(`making the data of ${dataset.slug} …`)
    await make(dataset, inputs)
    made = true
  }
  const catalogue: DataCatalogue = Object.fromEntries(
    all.flatMap(({ files }) => Object.keys(files)).map((path) => [path, sizeOf(path)]),
  )
  const json = JSON.stringify(catalogue)
  if (!existsSync(CATALOGUE) || readFileSync(CATALOGUE, 'utf8') !== json) {
    writeWhole(CATALOGUE, json)
    made = true
  }
  sweep(catalogue)
  return made
}

const sizeOf = (path: string) => statSync(join(DATA, path)).size
