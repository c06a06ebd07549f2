/** Makes everything that the site serves and git does not hold; only what is stale. */

import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LatePackage, RuntimeManifest } from '../../workers/protocol/boot.ts'
import { directoryOf } from '../../workers/runtime/archive.ts'
import { CACHE, PYODIDE, PYTHON, ROOT, RUNTIME } from '../paths.ts'
import { writeArchive } from './archive.ts'
import { type Compiler, createCompiler } from './compile.ts'
import { cached, fetchAll } from './fetch.ts'
import { makeImages } from './images.ts'
import { writeLicences } from './licences.ts'
import { LOCK_FILE, type LockedFile, readLock } from './lock.ts'
import { mend } from './mends.ts'
import { nameOf } from './names.ts'
import { ownPackage } from './own-package.ts'
import { buildSnapshot } from './snapshot.ts'
import { fingerprint, isFresh, stamp, writeWhole } from './stamps.ts'
import { openWheel, type Tree, type Wheel } from './wheel.ts'

const PYODIDE_FILES = ['pyodide.mjs', 'pyodide.asm.js', 'pyodide.asm.wasm', 'python_stdlib.zip']
const MANIFEST = join(RUNTIME, 'manifest.json')
const PATCHES = join(RUNTIME, 'patches.json')
const TOOLS = fileURLToPath(new URL('.', import.meta.url))

/** Writes bytes under a name that changes with them; the name. */
function writeNamed(folder: string, stem: string, ending: string, bytes: Uint8Array): string {
  const file = nameOf(folder, stem, ending, bytes)
  if (!existsSync(join(RUNTIME, file))) writeWhole(join(RUNTIME, file), bytes)
  return file
}

function open(file: LockedFile): Wheel {
  const bytes = cached(file)
  if (bytes === null) throw new Error(`${file.file} vanished from the cache`)
  return openWheel(file, bytes)
}

function latePackages(
  wheels: ReadonlyMap<LockedFile, Wheel>,
  compile: Compiler,
): RuntimeManifest['catalogue'] {
  const index: Record<string, string> = {}
  const packages: Record<string, LatePackage> = {}
  for (const [locked, wheel] of wheels) {
    if (locked.when !== 'late') continue
    mend(locked.name, wheel.files)
    const archive = writeArchive(compile(wheel.files))
    const file = writeNamed('packages', `${locked.name}-${locked.version}`, 'zip', archive)
    packages[locked.name] = {
      file: file.replace('packages/', ''),
      bytes: archive.byteLength,
      depends: locked.depends,
    }
    for (const name of locked.imports) index[name] = locked.name
  }
  return { index, packages }
}

/** Compiling the late packages takes the longest, and they change the least. */
function lateCatalogue(
  wheels: ReadonlyMap<LockedFile, Wheel>,
  compile: Compiler,
): RuntimeManifest['catalogue'] {
  const inputs = fingerprint([fileURLToPath(LOCK_FILE), TOOLS])
  const kept = join(CACHE, 'catalogue.json')
  if (isFresh('late', inputs)) {
    return JSON.parse(readFileSync(kept, 'utf8')) as RuntimeManifest['catalogue']
  }
  const catalogue = latePackages(wheels, compile)
  writeWhole(kept, JSON.stringify(catalogue))
  const archives = Object.values(catalogue.packages).map((p) => join(RUNTIME, 'packages', p.file))
  stamp('late', inputs, [kept, ...archives])
  return catalogue
}

interface Core {
  readonly archive: Uint8Array<ArrayBuffer>
  readonly modules: Uint8Array<ArrayBuffer>
}

/** Our own and dask's files: those that a node reads at its start, and modules, which rarely are. */
function core(wheels: ReadonlyMap<LockedFile, Wheel>, compile: Compiler): Core {
  const files: Tree = ownPackage()
  for (const [locked, wheel] of wheels) {
    if (locked.when !== 'core') continue
    for (const [path, bytes] of wheel.files) files.set(path, bytes)
  }
  const compiled = [...compile(files)]
  const isModule = ([path]: readonly [string, unknown]) =>
    path.endsWith('.pyc') && !path.startsWith('essaim/')
  return {
    archive: writeArchive(new Map(compiled.filter((file) => !isModule(file)))),
    modules: writeArchive(new Map(compiled.filter(isModule))),
  }
}

const coreFiles = ({ archive, modules, listing }: RuntimeManifest): readonly string[] => [
  archive,
  modules,
  listing,
]

const imageFiles = ({ images }: RuntimeManifest): readonly string[] =>
  Object.values(images).flatMap(({ memory, libraries, archive }) => [memory, libraries, archive])

/** Files of earlier versions that no manifest names any more. */
function sweep(manifest: RuntimeManifest): void {
  const named = new Set([
    'manifest.json',
    'patches.json',
    ...coreFiles(manifest),
    manifest.snapshot,
    ...Object.values(manifest.catalogue.packages).map((p) => `packages/${p.file}`),
    ...imageFiles(manifest),
    ...PYODIDE_FILES.map((file) => manifest.pyodide + file),
  ])
  for (const entry of readdirSync(RUNTIME, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const relative = path.slice(RUNTIME.length + 1).replaceAll('\\', '/')
    if (entry.isFile() && !named.has(relative.replace(/\.br$/, ''))) rmSync(path)
  }
}

/** @returns whether anything had to be made */
export async function vendor(say: (line: string) => void): Promise<boolean> {
  const lock = readLock()
  const inputs = fingerprint([
    fileURLToPath(LOCK_FILE),
    TOOLS,
    PYTHON,
    join(ROOT, 'workers/runtime'),
    join(PYODIDE, 'package.json'),
  ])
  if (isFresh('vendor', inputs)) return false
  say(`fetching ${lock.files.length} Python packages …`)
  await fetchAll(lock.files)
  const wheels = new Map(lock.files.map((file) => [file, open(file)] as const))
  say('compiling them …')
  const compile = await createCompiler()
  const pyodide = `pyodide-${lock.pyodide}/`
  mkdirSync(join(RUNTIME, pyodide), { recursive: true })
  for (const file of PYODIDE_FILES) {
    copyFileSync(join(PYODIDE, file), join(RUNTIME, pyodide, file))
  }
  const catalogue = lateCatalogue(wheels, compile)
  const { archive, modules } = core(wheels, compile)
  say('taking the memory snapshot …')
  const snapshot = await buildSnapshot([archive, modules])
  say('taking the images with packages …')
  const readPackage = (file: string) =>
    new Uint8Array(readFileSync(join(RUNTIME, 'packages', file)))
  const images = await makeImages([archive, modules], catalogue, readPackage, writeNamed)
  const manifest: RuntimeManifest = {
    pyodide,
    archive: writeNamed('.', 'core', 'zip', archive),
    modules: writeNamed('.', 'modules', 'zip', modules),
    listing: writeNamed('.', 'modules', 'listing', modules.subarray(directoryOf(modules))),
    snapshot: writeNamed('.', 'core', 'snapshot', snapshot.memory),
    images,
    catalogue,
  }
  writeWhole(MANIFEST, JSON.stringify(manifest))
  writeWhole(PATCHES, snapshot.patches)
  const late = Object.values(catalogue.packages).map((p) => join(RUNTIME, 'packages', p.file))
  sweep(manifest)
  const outputs = [
    MANIFEST,
    PATCHES,
    ...coreFiles(manifest).map((file) => join(RUNTIME, file)),
    join(RUNTIME, manifest.snapshot ?? ''),
    ...late,
    ...imageFiles(manifest).map((file) => join(RUNTIME, file)),
    ...PYODIDE_FILES.map((file) => join(RUNTIME, pyodide, file)),
    writeLicences(wheels),
  ]
  stamp('vendor', inputs, outputs)
  return true
}
