/** More files beside the packages of every node, without a change to what the site ships. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeArchive } from '../../../tools/vendor/archive.ts'
import type { BootAssets, PackageCatalogue } from '../../protocol/boot.ts'
import { addArchive, type Directory } from '../../runtime/archive.ts'
import { readImage } from '../../runtime/image/layout.ts'

/** Paths below site-packages to a folder, a file, or bytes. */
export type Cargo = Readonly<Record<string, string | Uint8Array>>

export interface Loaded {
  readonly assets: BootAssets
  /** Deletes what was written for it. */
  dispose(): void
}

type Files = Map<string, Uint8Array>

function* filesOf(cargo: Cargo): Generator<readonly [string, Uint8Array]> {
  for (const [place, source] of Object.entries(cargo)) {
    if (typeof source !== 'string') yield [place, source]
    else if (/\.\w+$/.test(source)) yield [place, new Uint8Array(readFileSync(source))]
    else yield* filesOfFolder(place, source)
  }
}

function* filesOfFolder(place: string, folder: string): Generator<readonly [string, Uint8Array]> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /\.(pyc|so|pyd)$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const name = relative(folder, path).replaceAll('\\', '/')
    yield [`${place}/${name}`, new Uint8Array(readFileSync(path))]
  }
}

function flatten(tree: Directory, into: Files, above = ''): Files {
  for (const [name, entry] of tree) {
    if (entry instanceof Map) flatten(entry, into, `${above}${name}/`)
    else into.set(above + name, entry.bytes)
  }
  return into
}

function withCore(archive: BootAssets['archive'], files: Files): SharedArrayBuffer {
  const tree: Directory = new Map()
  addArchive(tree, archive)
  const all = flatten(tree, new Map())
  for (const [path, bytes] of files) all.set(path, bytes)
  const packed = writeArchive(all)
  const shared = new SharedArrayBuffer(packed.byteLength)
  new Uint8Array(shared).set(packed)
  return shared
}

/**
 * Adds the cargo to what nodes boot from. A path inside a late package arrives with that package:
 * a folder of this name would otherwise be found before it.
 */
export function load(assets: BootAssets, cargo: Cargo): Loaded {
  const core: Files = new Map()
  const late = new Map<string, Files>()
  // An image's packages never arrive: they are there.
  const there = assets.image === null ? [] : readImage(assets.image.memory).description.packages
  for (const [path, bytes] of filesOf(cargo)) {
    const owner = assets.catalogue.index[path.split('/')[0] ?? '']
    if (owner === undefined || there.includes(owner)) core.set(path, bytes)
    else late.set(owner, (late.get(owner) ?? new Map()).set(path, bytes))
  }
  const folder = mkdtempSync(join(tmpdir(), 'essaim-cargo-'))
  const packages: Record<string, PackageCatalogue['packages'][string]> = {
    ...assets.catalogue.packages,
  }
  for (const [owner, files] of late) {
    const wanted = packages[owner]
    if (wanted === undefined) throw new RangeError(`no package is called ${owner}`)
    const packed = writeArchive(files)
    const path = join(folder, `${owner}.zip`)
    writeFileSync(path, packed)
    const file = `../../${'../'.repeat(64)}${pathToFileURL(path).pathname.slice(1)}`
    packages[`${owner} tests`] = { ...wanted, file, bytes: packed.byteLength, depends: [] }
    packages[owner] = { ...wanted, depends: [...wanted.depends, `${owner} tests`] }
  }
  return {
    assets: {
      ...assets,
      archive: withCore(assets.archive, core),
      catalogue: { ...assets.catalogue, packages },
    },
    dispose: () => rmSync(folder, { recursive: true }),
  }
}
