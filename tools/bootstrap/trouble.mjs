/** Something the person who typed the command can mend; shown as its sentence. */
export class SetupTrouble extends Error {}

export const DISK_FULL = 'the disk is full; make room and run the same command again'

/**
 * What to say about an error that ends a command.
 * @param {unknown} error
 * @returns {string}
 */
export function failure(error) {
  if (error instanceof SetupTrouble) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return DISK_FULL
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
