/** Memory images: what stands in them, and how the native libraries in one are linked again. */

/** Each holds what those before it hold. */
export const IMAGES = ['core', 'arrays', 'data', 'ml'] as const

export type ImageName = (typeof IMAGES)[number]

/** Those with native libraries in them; `core` is the plain snapshot. */
export type LargeImage = Exclude<ImageName, 'core'>

/** The larger of two images, which does for both. */
export function larger(one: ImageName, other: ImageName): ImageName {
  return IMAGES.indexOf(one) < IMAGES.indexOf(other) ? other : one
}

/** A side module of an image: where it was loaded, and must be again. */
export interface LinkedLibrary {
  /** The file that Python or another library loaded. */
  readonly path: string
  readonly memoryBase: number
  readonly tableBase: number
  /** Libraries whose exports it sees, by their place. */
  readonly needs: readonly number[]
  /** Imported functions that the interpreter does not provide, by the library that does. */
  readonly borrowed: Readonly<Record<string, number>>
  /** Imported functions that the linker makes when they are first asked for. */
  readonly made: readonly string[]
  /** Addresses that it imports as numbers; all others are constants in it. */
  readonly offsets: Readonly<Record<string, number>>
}

/** `linking.json` of an image: what Emscripten's linker had decided when the memory was kept. */
export interface Linking {
  /** Entries in the table of functions before the first library was loaded. */
  readonly tableStart: number
  readonly tableLength: number
  /** Entries that are empty and may be given out. */
  readonly emptySlots: readonly number[]
  /** Functions of the interpreter whose address a library took. */
  readonly hostSlots: readonly (readonly [slot: number, name: string])[]
  /** In the order in which they were loaded. */
  readonly libraries: readonly LinkedLibrary[]
  /** Names under which a library is known to the linker, by its place in `libraries`. */
  readonly names: Readonly<Record<string, number>>
  /** Handles that `dlopen` gave, by the library's place. */
  readonly handles: readonly (readonly [handle: number, library: number])[]
  /** Addresses that libraries which are loaded later may ask for. */
  readonly addresses: Readonly<Record<string, number>>
}

/** What stands first in an image's file, as JSON; the parts that it measures follow. */
export interface ImageDescription {
  readonly linking: Linking
  /** Packages that need not be loaded any more. */
  readonly packages: readonly string[]
  /** Bytes of Pyodide's own header. */
  readonly header: number
  /** Bytes of the list of the packages' files, which is a zip's directory. */
  readonly listing: number
  /** Size of the memory in bytes. */
  readonly heap: number
  /** Parts of the memory that are not empty, each as start and end in bytes; they come last. */
  readonly runs: readonly number[]
}

/** An image's files, under the names that change with their bytes. */
export interface ImageFiles {
  readonly memory: string
  readonly memoryBytes: number
  readonly libraries: string
  readonly librariesBytes: number
  /** Where each library's module ends in the file of libraries, one after the other. */
  readonly libraryEnds: readonly number[]
  /** The packages' files without the libraries, read when one of them is wanted. */
  readonly archive: string
}

/** The modules in an image's file of libraries, in order. */
export function modulesIn(
  { libraryEnds }: ImageFiles,
  libraries: ArrayBuffer,
): readonly Uint8Array<ArrayBuffer>[] {
  return libraryEnds.map((end, at) => {
    const start = libraryEnds[at - 1] ?? 0
    return new Uint8Array(libraries, start, end - start)
  })
}
