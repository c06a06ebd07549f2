/** The memory of an interpreter in which everything that nodes share is imported already. */

import { addArchive, type Directory } from '../../workers/runtime/archive.ts'
import { mountTree } from '../../workers/runtime/archive-fs.ts'
import { hasJspi } from '../../workers/runtime/jspi.ts'
import { Trouble } from '../trouble.ts'
import { interpreter } from './interpreter.ts'
import { HASH_SEED, inAStillWorld } from './still.ts'

export interface Snapshot {
  readonly memory: Uint8Array
  /** JSON: what was patched, for the doctor's page. */
  readonly patches: string
}

/**
 * Builds the snapshot of an archive's packages.
 *
 * Needs a Node with JSPI: one taken without it restores, but cannot wait in synchronous code.
 */
export function buildSnapshot(archive: Uint8Array<ArrayBuffer>): Promise<Snapshot> {
  return inAStillWorld(() => taken(archive))
}

async function taken(archive: Uint8Array<ArrayBuffer>): Promise<Snapshot> {
  if (!hasJspi()) throw new Trouble('the snapshot needs the pinned Node; run it through npm')
  const python = await interpreter({ _makeSnapshot: true, env: { ...HASH_SEED } })
  const tree: Directory = new Map()
  addArchive(tree, archive.slice().buffer)
  mountTree(python._module.FS, tree, '/lib/python3.12/site-packages')
  python.runPython('import essaim.boot; essaim.boot.prepare(); essaim.boot.settle()')
  const patches = String(python.runPython('essaim.boot.describe_patches()'))
  return { memory: python.makeMemorySnapshot(), patches }
}
