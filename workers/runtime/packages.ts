import type { PackageCatalogue } from '../protocol/boot.ts'
import { addArchive, type Directory } from './archive.ts'

/** Fetches bytes while the caller waits; Python's import is synchronous. */
export type ReadNow = (url: string) => ArrayBuffer

/** In a worker a request may be synchronous, and the browser's cache answers it. */
export const readOverHttp: ReadNow = (url) => {
  const request = new XMLHttpRequest()
  request.open('GET', url, false)
  request.responseType = 'arraybuffer'
  request.send()
  if (request.status !== 200) throw new Error(`${url} answered ${request.status}`)
  return request.response as ArrayBuffer
}

export type Progress = (name: string, state: 'loading' | 'loaded', bytes: number) => void

/** Puts late packages, with what they depend on, into the tree that Python imports from. */
export class PackageShelf {
  readonly #present = new Set<string>()
  readonly #catalogue: PackageCatalogue
  readonly #tree: Directory
  readonly #url: string
  readonly #read: ReadNow
  readonly #progress: Progress
  readonly #mounted: (names: readonly string[]) => void

  constructor(
    catalogue: PackageCatalogue,
    tree: Directory,
    url: string,
    read: ReadNow,
    progress: Progress,
    mounted: (names: readonly string[]) => void,
    present: readonly string[] = [],
  ) {
    this.#catalogue = catalogue
    this.#tree = tree
    this.#url = url
    this.#read = read
    this.#progress = progress
    this.#mounted = mounted
    for (const name of present) this.#present.add(name)
  }

  install(name: string): void {
    const wanted = this.#catalogue.packages[name]
    if (wanted === undefined) throw new RangeError(`no package is called ${name}`)
    if (this.#present.has(name)) return
    this.#present.add(name)
    for (const other of wanted.depends) this.install(other)
    this.#progress(name, 'loading', wanted.bytes)
    this.#mounted(addArchive(this.#tree, this.#read(this.#url + wanted.file)))
    this.#progress(name, 'loaded', wanted.bytes)
  }
}

/** Versions of the late packages, which their archives are named after. */
export function versionsOf({ packages }: PackageCatalogue): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(packages).map(([name, { file }]) => [
      name,
      file.slice(name.length + 1).replace(/-[0-9a-f]+\.zip$/, ''),
    ]),
  )
}
