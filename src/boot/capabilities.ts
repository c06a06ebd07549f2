import { relinksLibraries } from './restorable.ts'

/** What this browser lets the page do. */
export interface Capabilities {
  /** Synchronous Python may wait (JavaScript Promise Integration). */
  readonly jspi: boolean
  /** Memory can be shared: one copy of everything, and Stop reaches a computing cell. */
  readonly shared: boolean
  /** A private file system for spilled results. */
  readonly opfs: boolean
  /** Native libraries of a memory image can be put back where they were. */
  readonly relinks: boolean
}

export function capabilities(): Capabilities {
  return {
    jspi: 'Suspending' in WebAssembly || 'Suspender' in WebAssembly,
    shared: globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer === 'function',
    relinks: relinksLibraries(),
    opfs: typeof navigator !== 'undefined' && 'getDirectory' in (navigator.storage ?? {}),
  }
}
