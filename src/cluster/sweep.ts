/** Removes what workers that are gone have spilled to the browser's private file system. */

/** As `workers/runtime/spill/opfs-disk.ts` calls it. */
const FOLDER = 'essaim-spill'
/** A browser lets go of an ended worker's file a moment later: looked for again after these. */
const WAITS_MS = [50, 500, 2000]

/**
 * Removes all files that no worker holds, of this page, of others, and of tabs that crashed. The
 * browser refuses to remove a file that is held, so no living worker loses anything.
 */
export async function sweepSpilled(): Promise<void> {
  for (const wait of WAITS_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait))
    try {
      const root = await navigator.storage.getDirectory()
      const folder = await root.getDirectoryHandle(FOLDER)
      for await (const name of folder.keys()) {
        await folder.removeEntry(name).catch(() => {})
      }
    } catch {
      // There is no such file system here, or nothing was ever spilled.
      return
    }
  }
}
