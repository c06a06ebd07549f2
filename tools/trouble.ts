/** Something the person who typed the command can mend; shown as its sentence, exit code 1. */
export class Trouble extends Error {}

export const DISK_FULL = 'the disk is full; make room and run the same command again'

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}

/** What to say about what went wrong: a sentence, or where a mistake of ours is. */
export function sentence(error: unknown): string {
  if (error instanceof Trouble) return error.message
  if (isErrno(error) && error.code === 'ENOSPC') return DISK_FULL
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Runs a command's main function; turns what goes wrong into one sentence. */
export async function main(run: () => Promise<void> | void): Promise<void> {
  try {
    await run()
  } catch (error) {
    console.error(`essaim: ${sentence(error)}`)
    process.exitCode = 1
  }
}
