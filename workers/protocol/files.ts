/** The files that all nodes of a tab share: what is there, and how it changes. */

/** Folders whose files are the same on every node. */
export const SHARED_FOLDERS = ['/home/pyodide', '/tmp'] as const

/** Where nodes mount something else inside: the course's data, and a worker's own scratch space. */
const MOUNT_POINTS = ['/home/pyodide/data', '/tmp/dask-scratch-space']

/** So many bytes of files are kept: fewer where each node has to have a copy of its own. */
export const MOST_BYTES = { shared: 512 * 1024 * 1024, copied: 64 * 1024 * 1024 } as const

/** What lies under a path; `at` is when it was changed, in milliseconds, Unix. Never mutated. */
export type Kept =
  | { readonly kind: 'folder'; readonly at: number }
  | { readonly kind: 'file'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'link'; readonly at: number; readonly target: string }

export type FileChange =
  | {
      readonly kind: 'put'
      readonly path: string
      readonly kept: Kept
      /**
       * Whoever put it has only added to a file of so many bytes. What lies there by then, from
       * others who add to it, stays.
       */
      readonly addedTo?: number
    }
  /** With all that is in it. */
  | { readonly kind: 'removed'; readonly path: string; readonly at: number }
  /** Takes the place of what was there. */
  | {
      readonly kind: 'renamed'
      readonly path: string
      readonly to: string
      readonly at: number
    }

/** What a node has when it starts. */
export interface FilesAtBoot {
  /** How many changes the page had counted. */
  readonly number: number
  readonly kept: ReadonlyMap<string, Kept>
  /** Whether bytes that are published lie in memory that all nodes see. */
  readonly shared: boolean
}

export const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/'))

/** Whether a path is `folder`, or lies in it. */
export const isWithin = (path: string, folder: string) =>
  path === folder || path.startsWith(`${folder}/`)

/** A file with what was added to `base` bytes of it, after what others have added meanwhile. */
function added(there: Kept | undefined, kept: Kept, base: number): Kept {
  if (there?.kind !== 'file' || kept.kind !== 'file') return kept
  const { byteLength } = there.bytes
  if (byteLength === base) return kept
  const bytes = new Uint8Array(byteLength + kept.bytes.byteLength - base)
  bytes.set(there.bytes)
  bytes.set(kept.bytes.subarray(base), byteLength)
  return { ...kept, bytes }
}

/** The same changes in the same order make the same tree: on the page, and on every node. */
export class FileTree {
  readonly #kept: Map<string, Kept>
  #bytes = 0

  constructor(kept: Iterable<readonly [string, Kept]>) {
    this.#kept = new Map(kept)
    for (const one of this.#kept.values()) this.#bytes += bytesOf(one)
  }

  static empty(): FileTree {
    const folders = [...SHARED_FOLDERS, ...MOUNT_POINTS]
    return new FileTree(folders.map((path) => [path, { kind: 'folder', at: 0 }]))
  }

  /** Bytes of all files. */
  get bytes(): number {
    return this.#bytes
  }

  get kept(): ReadonlyMap<string, Kept> {
    return this.#kept
  }

  get(path: string): Kept | undefined {
    return this.#kept.get(path)
  }

  /** Names in a folder. */
  names(folder: string): readonly string[] {
    const start = `${folder}/`
    const below = [...this.#kept.keys()].filter((path) => path.startsWith(start))
    return below.map((path) => path.slice(start.length)).filter((name) => !name.includes('/'))
  }

  /** What cannot be any more, since others changed the tree before, is left out. */
  apply(change: FileChange): void {
    switch (change.kind) {
      case 'put':
        return this.#put(change.path, change.kept, change.addedTo)
      case 'removed':
        if (this.#take(change.path).length > 0) this.#touch(change.path, change.at)
        return
      case 'renamed': {
        const { path, to, at } = change
        if (isWithin(to, path) || !this.#isFolder(parentOf(to))) return
        const moved = this.#take(path)
        if (moved.length === 0) return
        this.#take(to)
        for (const [old, kept] of moved) this.#set(to + old.slice(path.length), kept)
        this.#touch(path, at)
        this.#touch(to, at)
        return
      }
      default:
        change satisfies never
    }
  }

  #put(path: string, kept: Kept, addedTo?: number): void {
    const there = this.#kept.get(path)
    if (there !== undefined && (there.kind === 'folder' || kept.kind === 'folder')) return
    if (!this.#isFolder(parentOf(path))) return
    this.#set(path, addedTo === undefined ? kept : added(there, kept, addedTo))
    if (there === undefined) this.#touch(path, kept.at)
  }

  #set(path: string, kept: Kept): void {
    this.#bytes += bytesOf(kept) - bytesOf(this.#kept.get(path))
    this.#kept.set(path, kept)
  }

  /** Takes out a path and what lies in it. */
  #take(path: string): readonly (readonly [string, Kept])[] {
    const kept = this.#kept.get(path)
    if (kept === undefined) return []
    const taken =
      kept.kind === 'folder'
        ? [...this.#kept].filter(([other]) => isWithin(other, path))
        : [[path, kept] as const]
    for (const [other, one] of taken) {
      this.#kept.delete(other)
      this.#bytes -= bytesOf(one)
    }
    return taken
  }

  /** A folder is changed when a name comes or goes: Python's path finders look at that. */
  #touch(path: string, at: number): void {
    const folder = this.#kept.get(parentOf(path))
    if (folder?.kind === 'folder') this.#kept.set(parentOf(path), { kind: 'folder', at })
  }

  #isFolder(path: string): boolean {
    return this.#kept.get(path)?.kind === 'folder'
  }
}

const bytesOf = (kept: Kept | undefined) => (kept?.kind === 'file' ? kept.bytes.byteLength : 0)
