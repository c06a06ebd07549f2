/** Rewrites `lock.json` from `wanted.ts`: run it by hand after a change of versions. */

import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LOCK_FILE, type Lock, type LockedFile } from './lock.ts'
import { pipDownload } from './pip.ts'
import { CORE_FROM_PYODIDE, CORE_FROM_PYPI, LATE_FROM_PYODIDE, LATE_FROM_PYPI } from './wanted.ts'

interface OfficialPackage {
  readonly version: string
  readonly file_name: string
  readonly sha256: string
  readonly imports: readonly string[]
  readonly depends: readonly string[]
}

interface OfficialLock {
  readonly info: { readonly version: string }
  readonly packages: Readonly<Record<string, OfficialPackage>>
}

const official = JSON.parse(
  readFileSync(new URL('../../node_modules/pyodide/pyodide-lock.json', import.meta.url), 'utf8'),
) as OfficialLock

const late: ReadonlySet<string> = new Set<string>(LATE_FROM_PYODIDE)
const canonical = (name: string) => name.toLowerCase().replaceAll(/[-_.]+/g, '-')

function fromPyodide(name: string, when: LockedFile['when']): LockedFile {
  const entry = official.packages[canonical(name)] ?? official.packages[name]
  if (entry === undefined) throw new Error(`${name} is not in Pyodide's lock`)
  return {
    name,
    version: entry.version,
    file: entry.file_name,
    sha256: entry.sha256,
    from: 'pyodide',
    when,
    imports: when === 'late' ? entry.imports : [],
    depends: when === 'late' ? entry.depends.filter((other) => late.has(other)) : [],
  }
}

function fromPypi(
  packages: Readonly<Record<string, string>>,
  when: LockedFile['when'],
): readonly LockedFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'essaim-relock-'))
  const wanted = Object.entries(packages)
  pipDownload(
    wanted.map(([name, version]) => `${name}==${version}`),
    folder,
  )
  const files = readdirSync(folder)
  const locked = wanted.map(([name, version]): LockedFile => {
    const file = files.find((f) => canonical(f.split('-')[0] ?? '') === canonical(name))
    if (file === undefined) throw new Error(`pip brought no wheel of ${name}`)
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex')
    const imports = when === 'late' ? [name] : []
    return { name, version, file, sha256, from: 'pypi', when, imports, depends: [] }
  })
  rmSync(folder, { recursive: true })
  return locked
}

const lock: Lock = {
  pyodide: official.info.version,
  files: [
    ...fromPypi(CORE_FROM_PYPI, 'core'),
    ...CORE_FROM_PYODIDE.map((name) => fromPyodide(name, 'core')),
    ...LATE_FROM_PYODIDE.map((name) => fromPyodide(name, 'late')),
    ...fromPypi(LATE_FROM_PYPI, 'late'),
  ],
}
writeFileSync(LOCK_FILE, `${JSON.stringify(lock, null, 2)}\n`)
