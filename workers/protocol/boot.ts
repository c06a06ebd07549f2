/** What an interpreter needs to start, handed to its worker by the page. */

import type { FilesAtBoot } from './files.ts'
import type { ImageFiles, LargeImage } from './image.ts'

/** The one place that names it; `tools/vendor` and its lock must agree. */
export const PYODIDE_VERSION = '0.27.7'

export type Role = 'kernel' | 'scheduler' | 'worker'

/** Importable top-level names to the late package that provides each. */
export type PackageIndex = Readonly<Record<string, string>>

/** One late package: its archive and the packages that have to be there with it. */
export interface LatePackage {
  readonly file: string
  readonly bytes: number
  readonly depends: readonly string[]
}

/** `packages.json`, written when the wheels are vendored. */
export interface PackageCatalogue {
  readonly index: PackageIndex
  readonly packages: Readonly<Record<string, LatePackage>>
}

/** `manifest.json`: the produced files under their content-addressed names. */
export interface RuntimeManifest {
  readonly pyodide: string
  /** What nodes read of our own and dask's files though all modules are in their memory. */
  readonly archive: string
  /** The modules, and the directory of that archive. */
  readonly modules: string
  readonly listing: string
  readonly snapshot: string | null
  /** Memories with more packages in them. */
  readonly images: Readonly<Partial<Record<LargeImage, ImageFiles>>>
  readonly catalogue: PackageCatalogue
}

/** `data/catalogue.json`: the course's data files by path, with their sizes in bytes. */
export type DataCatalogue = Readonly<Record<string, number>>

/** Bytes that all nodes share where the page is isolated, and that each gets a copy of elsewhere. */
export type Bytes = ArrayBuffer | SharedArrayBuffer

export interface BootAssets {
  /** Where Pyodide's own files lie, with a trailing slash. */
  readonly pyodideUrl: string
  /** Where the late packages' archives lie, with a trailing slash. */
  readonly packagesUrl: string
  readonly catalogue: PackageCatalogue
  /** Where the course's data lies, with a trailing slash. */
  readonly dataUrl: string
  readonly data: DataCatalogue
  readonly module: WebAssembly.Module
  readonly stdlib: Bytes
  /** Small files that nodes read though all modules are in their memory. */
  readonly archive: Bytes
  readonly modules: CoreModules
  /** Null where the snapshot cannot be restored, and where an image takes its place. */
  readonly snapshot: Bytes | null
  /** Null where the page starts from the snapshot alone. */
  readonly image: ImageAssets | null
  /** Where the snapshot lies for a node that cannot restore the image; null where none can be. */
  readonly snapshotUrl: string | null
}

/** The archive of the modules that a snapshot has in its memory; a few are imported later. */
export interface CoreModules {
  readonly url: string
  /** Its directory. */
  readonly listing: Bytes
  /** There from the start only where no snapshot is restored, and so all are imported. */
  readonly bytes: Bytes | null
}

/** An image, fetched and compiled. */
export interface ImageAssets {
  readonly name: LargeImage
  readonly memory: Bytes
  /** In the order of the image's libraries. */
  readonly modules: readonly WebAssembly.Module[]
  /** Where the archive of its packages' files lies. */
  readonly archiveUrl: string
}

/** What the shared words mean: a signal for Python, whether the node stands still, its alarm. */
export const SIGNAL = 0
export const FROZEN = 1
/** Changes when a thread that rests has to go on. */
export const WOKEN = 2
export const CONTROL_BYTES = 12

export interface BootRequest {
  readonly kind: 'boot'
  readonly role: Role
  /** The node's host name on the fabric. */
  readonly name: string
  readonly assets: BootAssets
  /** Words by which the page reaches an interpreter that computes; null where none are shared. */
  readonly interrupt: Int32Array | null
  readonly files: FilesAtBoot
  readonly dashboardUrl: string
}

/** Sent before the assets are there: start loading Pyodide's JavaScript. */
export interface PrepareRequest {
  readonly kind: 'prepare'
  readonly pyodideUrl: string
}

/** When each step of a boot ended, in milliseconds since the worker began. */
export type BootMarks = Readonly<Record<string, number>>
