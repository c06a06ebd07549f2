/** From nothing to a node's interpreter: the same for kernels, schedulers and workers. */

import type { Endpoint } from '../fabric/endpoint.ts'
import type { BootAssets, BootMarks, BootRequest } from '../protocol/boot.ts'
import { SHARED_FOLDERS } from '../protocol/files.ts'
import type { ImageName } from '../protocol/image.ts'
import { addArchive, addListing, type Directory } from './archive.ts'
import { mountTree } from './archive-fs.ts'
import type { Brake } from './brake.ts'
import { dataTree } from './data-files.ts'
import type { SharedFiles } from './files/shared-files.ts'
import { mountShared } from './files/shared-fs.ts'
import { Heap } from './heap.ts'
import { readImage } from './image/layout.ts'
import { loadInterpreter, type Pyodide } from './interpreter.ts'
import { Lanes } from './lanes.ts'
import type { OutsideSocket } from './outside.ts'
import { PackageShelf, type Progress, type ReadNow, versionsOf } from './packages.ts'
import { reasonOf } from './reason.ts'
import { loadLibraries } from './shared-libraries.ts'

const DATA = '/home/pyodide/data'
const SITE_PACKAGES = '/lib/python3.12/site-packages'

export interface Surroundings {
  readonly endpoint: Endpoint
  readonly files: SharedFiles
  /** What slows or stops the node; a kernel has none. */
  readonly brake?: Brake
  readonly readNow: ReadNow
  readonly onPackage: Progress
  readonly emit: (channel: string, payload: string) => void
  /** Ask the page for something; answers with JSON. */
  readonly request: (method: string, payload: string) => Promise<string>
  /** A connection out of the tab; only a page's kernel has one. */
  readonly openSocket?: (address: string) => OutsideSocket
  /** The interpreter ended itself. */
  readonly onFatal: (error: unknown) => void
  readonly print: (stream: 'stdout' | 'stderr', text: string) => void
}

export interface Interpreter {
  readonly python: Pyodide
  readonly marks: BootMarks
  readonly heap: Heap
  readonly image: ImageName
  /** Why the image that was asked for could not be restored; null where it was. */
  readonly fallback: string | null
}

/** Starts from the page's image; where it cannot be restored, as if there were none. */
export async function boot(request: BootRequest, around: Surroundings): Promise<Interpreter> {
  const { assets } = request
  if (assets.image === null) return attempt(request, around)
  try {
    return await attempt(request, around)
  } catch (error) {
    const without = withoutImage(assets, around.readNow)
    const interpreter = await attempt({ ...request, assets: without }, around)
    return { ...interpreter, fallback: reasonOf(error) }
  }
}

function withoutImage(assets: BootAssets, readNow: ReadNow): BootAssets {
  const { snapshotUrl } = assets
  return { ...assets, image: null, snapshot: snapshotUrl === null ? null : readNow(snapshotUrl) }
}

async function attempt(request: BootRequest, around: Surroundings): Promise<Interpreter> {
  const { assets } = request
  const marks: Record<string, number> = {}
  const mark = (name: string) => {
    marks[name] = Math.round(performance.now())
  }
  mark('asked')
  const image = assets.image === null ? null : readImage(assets.image.memory)
  const python = await loadInterpreter(assets, around.print, image)
  mark('interpreter')
  const tree = coreTree(assets, around.readNow)
  if (assets.image !== null && image !== null) {
    const archive = once(assets.image.archiveUrl, around.readNow)
    addListing(tree, image.listing, archive)
  }
  mountTree(python._module.FS, tree, SITE_PACKAGES)
  const { FS } = python._module
  mountShared(python._module, around.files, SHARED_FOLDERS)
  FS.mkdirTree(DATA)
  mountTree(FS, dataTree(assets.data, assets.dataUrl, around.readNow), DATA)
  mark('files')
  const shelf = new PackageShelf(
    assets.catalogue,
    tree,
    assets.packagesUrl,
    around.readNow,
    around.onPackage,
    (names) => loadLibraries(python._module, SITE_PACKAGES, names),
    image?.description.packages,
  )
  const lanes = new Lanes(python._module, around.onFatal, around.brake)
  const heap = new Heap(python._module)
  const start = python.pyimport('essaim.tabhost').start
  const accept = start(
    {
      wake: () => lanes.wake(),
      arm: (milliseconds: number) => lanes.arm(milliseconds),
      enterBlocking: (step: () => Promise<void>) => lanes.enterBlocking(step),
      connect: (local: string, remote: string) => around.endpoint.connect(local, remote),
      heapBytes: () => heap.size,
      memoryInUse: () => heap.inUse(),
      limitMemory: (bytes: number | null) => heap.limit(bytes ?? null),
      emit: around.emit,
      request: around.request,
      openSocket: around.openSocket,
      installPackage: (name: string) => shelf.install(name),
      halt: () => around.brake?.halt(),
      rest: () => around.brake?.rest(),
      connectLanes: (drain: () => void, fire: () => void) => lanes.connect(drain, fire),
    },
    request.name,
    JSON.stringify({
      index: assets.catalogue.index,
      versions: versionsOf(assets.catalogue),
      dashboard: request.dashboardUrl,
    }),
  )
  around.endpoint.onAccept = accept
  around.brake?.share(request.interrupt)
  if (request.interrupt !== null) {
    python.setInterruptBuffer(new Uint8Array(request.interrupt.buffer))
  }
  mark('started')
  return { python, marks, image: assets.image?.name ?? 'core', fallback: null, heap }
}

/** Our own and dask's files. */
export function coreTree({ archive, modules }: BootAssets, readNow: ReadNow): Directory {
  const tree: Directory = new Map()
  addArchive(tree, archive)
  if (modules.bytes !== null) addArchive(tree, modules.bytes)
  else addListing(tree, new Uint8Array(modules.listing), once(modules.url, readNow))
  return tree
}

function once(url: string, readNow: ReadNow): () => Uint8Array {
  let bytes: Uint8Array | null = null
  return () => {
    bytes ??= new Uint8Array(readNow(url))
    return bytes
  }
}
