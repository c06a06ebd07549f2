/** Spilled files in the origin's private file system. */

import { type Disk, memoryDisk } from './memory-disk.ts'

/** The folder of the origin's private file system in which nodes keep their one file each. */
const FOLDER = 'essaim-spill'
/** Another page may sweep the file away between its making and its opening. */
const TRIES = 3

/**
 * A node's disk: one file of the origin's private file system, or memory outside the wasm heap
 * where the browser has none or refuses it.
 *
 * Files there open asynchronously, and distributed spills in the middle of synchronous code. So
 * there is one file for each node, opened while the interpreter boots, and spilled files are
 * stretches of it. The browser lets nobody else open or remove it as long as the node lives.
 */
export async function openDisk(name: string): Promise<Disk> {
  try {
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle(FOLDER, { create: true })
    return opfsDisk(await openFile(folder, `${name}-${crypto.randomUUID()}`))
  } catch {
    return memoryDisk()
  }
}

async function openFile(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<FileSystemSyncAccessHandle> {
  for (let left = TRIES; ; left--) {
    try {
      const file = await folder.getFileHandle(name, { create: true })
      return await file.createSyncAccessHandle()
    } catch (error) {
      if (left === 0) throw error
    }
  }
}

function opfsDisk(handle: FileSystemSyncAccessHandle): Disk {
  return {
    kind: 'opfs',
    read: (target, at) => {
      const read = handle.read(target as Uint8Array<ArrayBuffer>, { at })
      if (read !== target.byteLength) throw new Error('the spilled file is cut off')
    },
    write: (source, at) => {
      const written = handle.write(source as Uint8Array<ArrayBuffer>, { at })
      if (written !== source.byteLength) throw new Error('the disk is full')
    },
    cut: (end) => handle.truncate(end),
  }
}
