/** The parts of Emscripten's file system and module that the runtime touches. */

import type { ArchivedFile, Directory } from './archive.ts'

export interface FsNode {
  id: number
  name: string
  parent: FsNode | null
  mode: number
  /** What is mounted here. */
  readonly mounted?: object | null
  node_ops: Record<string, unknown>
  stream_ops: Record<string, unknown>
  entry: ArchivedFile | Directory
  contents?: Uint8Array | Record<string, FsNode>
  usedBytes?: number
}

export interface FsStream {
  node: FsNode
  position: number
  /** As open(2) has them: musl's numbers. */
  readonly flags: number
}

export interface EmscriptenFs {
  ErrnoError: new (errno: number) => Error
  createNode(parent: FsNode | null, name: string, mode: number, dev: number): FsNode
  mount(type: object, options: object, path: string): void
  mkdirTree(path: string): void
  writeFile(path: string, data: Uint8Array | string): void
  readFile(path: string): Uint8Array
  findObject(path: string, dontResolveLastLink: boolean): object | null
  lookupPath(path: string): { readonly node: FsNode }
  isDir(mode: number): boolean
  hashRemoveNode(node: FsNode): void
  readonly filesystems: { readonly MEMFS: MemoryFs }
}

/** Emscripten's own file system in memory. */
export interface MemoryFs {
  createNode(parent: FsNode | null, name: string, mode: number, dev: number): FsNode
  readonly ops_table: {
    readonly file: {
      readonly stream: {
        mmap(
          stream: { readonly node: { readonly mode: number; readonly contents: Uint8Array } },
          length: number,
          position: number,
          protection: number,
          flags: number,
        ): { readonly ptr: number; readonly allocated: boolean }
      }
    }
    readonly dir: {
      readonly node: { rename(node: FsNode, parent: FsNode, name: string): void }
    }
  }
}

/** A library as Emscripten's dynamic linker knows it. */
export interface LoadedLibrary {
  refcount: number
  readonly name: string
  readonly exports: Readonly<Record<string, unknown>>
  global: boolean
}

export interface EmscriptenModule {
  readonly FS: EmscriptenFs
  readonly HEAPU8: Uint8Array
  readonly LDSO: {
    readonly loadedLibsByName: Record<string, LoadedLibrary | undefined>
    readonly loadedLibsByHandle: Record<number, LoadedLibrary | undefined>
  }
  /** Addresses by name, as side modules import them. */
  readonly GOT: Record<string, WebAssembly.Global | undefined>
  readonly wasmTable: WebAssembly.Table
  readonly freeTableIndexes: number[]
  loadDynamicLibrary(path: string, flags: object, scope: object): void
  resolveGlobalSymbol(name: string): { readonly sym: unknown }
  convertJsFunctionToWasm(function_: unknown, signature: string): WebAssembly.ExportValue
  stackSave(): number
  stackRestore(pointer: number): void
  /** Zeroed memory on whole pages, at which a file can be mapped; 0 where there is none. */
  mmapAlloc(bytes: number): number
  /** Where the end of the memory in use is written. */
  _emscripten_get_sbrk_ptr(): number
  _malloc_footprint(): number
  _malloc_footprint_limit(): number
  _malloc_set_footprint_limit(bytes: number): number
}
