/** An interpreter in which an image's packages are imported, kept with its native libraries. */

import type { LargeImage } from '../../../workers/protocol/image.ts'
import { addArchive, type Directory, directoryOf } from '../../../workers/runtime/archive.ts'
import { mountTree } from '../../../workers/runtime/archive-fs.ts'
import { writeImage } from '../../../workers/runtime/image/layout.ts'
import { runsOf } from '../../../workers/runtime/image/memory.ts'
import { loadLibraries } from '../../../workers/runtime/shared-libraries.ts'
import { writeArchive } from '../archive.ts'
import { interpreter } from '../interpreter.ts'
import type { Archives } from '../snapshot.ts'
import { HASH_SEED, inAStillWorld } from '../still.ts'
import type { Tree } from '../wheel.ts'
import { describe, type Importers } from './describe.ts'
import { record } from './record.ts'
import { shellLibraries } from './shells.ts'

const SITE_PACKAGES = '/lib/python3.12/site-packages'

export interface Ingredients {
  readonly image: LargeImage
  /** Our own and dask's files, as every node has them. */
  readonly core: Archives
  /** Names of the packages that are in it. */
  readonly packages: readonly string[]
  /** Their files. */
  readonly files: Tree
  /** Who imports which name, of all libraries that are shipped. */
  readonly importers: Importers
}

export interface Image {
  readonly memory: Uint8Array<ArrayBuffer>
  /** Its native libraries, prelinked. */
  readonly modules: readonly Uint8Array<ArrayBuffer>[]
  /** The packages' other files. */
  readonly archive: Uint8Array
}

/** Builds an image, under a Node with JSPI as the plain snapshot. */
export function makeImage(from: Ingredients): Promise<Image> {
  return inAStillWorld(() => taken(from))
}

async function taken(from: Ingredients): Promise<Image> {
  const python = await interpreter({ _makeSnapshot: true, env: { ...HASH_SEED } })
  const module = python._module
  const tree: Directory = new Map()
  for (const archive of from.core) addArchive(tree, archive.slice().buffer)
  const names = addArchive(tree, writeArchive(from.files).slice().buffer)
  const recording = record(module, shellLibraries(tree))
  try {
    mountTree(module.FS, tree, SITE_PACKAGES)
    loadLibraries(module, SITE_PACKAGES, names)
    python.runPython(`import essaim.images; essaim.images.prepare('${from.image}')`)
  } finally {
    recording.stop()
  }
  const { linking, modules } = describe(module, recording, from.importers)
  const snapshot = python.makeMemorySnapshot()
  const heap = module.HEAPU8.byteLength
  const header = snapshot.subarray(0, snapshot.byteLength - heap)
  const memory = snapshot.slice(header.byteLength)
  const linked = new Set(linking.libraries.map(({ path }) => path.slice(SITE_PACKAGES.length + 1)))
  const archive = writeArchive(new Map([...from.files].filter(([path]) => !linked.has(path))))
  const listing = archive.subarray(directoryOf(archive))
  const runs = runsOf(memory)
  const description = {
    linking,
    packages: from.packages,
    header: header.byteLength,
    listing: listing.byteLength,
    heap,
    runs,
  }
  const filled = Array.from({ length: runs.length / 2 }, (_, at) =>
    memory.subarray(runs[2 * at], runs[2 * at + 1]),
  )
  return {
    memory: writeImage(description, [header, listing, ...filled]),
    modules,
    archive,
  }
}
