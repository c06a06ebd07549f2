/** The memory of an interpreter in which everything that nodes share is imported already. */

import { addArchive, type Directory } from '../../workers/runtime/archive.ts'
import { mountTree } from '../../workers/runtime/archive-fs.ts'
import { hasJspi } from '../../workers/runtime/jspi.ts'
import { Trouble } from '../trouble.ts'
import { interpreter } from './interpreter.ts'
import { HASH_SEED, inAStillWorld } from './still.ts'

/** In the order in which nodes mount them. */
export type Archives = readonly Uint8Array<ArrayBuffer>[]

export interface Snapshot {
  readonly memory: Uint8Array
  /** JSON: what was patched, for the doctor's page. */
  readonly patches: string
}

/**
 * Builds the snapshot of the archives' packages.
 *
 * Needs a Node with JSPI: one taken without it restores, but cannot wait in synchronous code.
 */
export function buildSnapshot(archives: Archives): Promise<Snapshot> {
  return inAStillWorld(() => taken(archives))
}

async function taken(archives: Archives): Promise<Snapshot> {
  if (!hasJspi()) throw new Trouble('the snapshot needs the pinned Node; run it through npm')
  const python = await interpreter({ _makeSnapshot: true, env: { ...HASH_SEED } })
  const tree: Directory = new Map()
  for (const archive of archives) addArchive(tree, archive.slice().buffer)
  mountTree(python._module.FS, tree, '/lib/python3.12/site-packages')
  python.runPython('import essaim.boot; essaim.boot.prepare(); essaim.boot.settle()')
  const patches = String(python.runPython('essaim.boot.describe_patches()'))
  return { memory: python.makeMemorySnapshot(), patches }
}
