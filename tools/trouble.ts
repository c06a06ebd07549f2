/** Something the person who typed the command can mend; shown as its sentence, exit code 1. */
export class Trouble extends Error {}

export const DISK_FULL = 'the disk is full; make room and run the same command again'

/** Runs a command's main function; turns what goes wrong into one sentence. */
export async function main(run: () => Promise<void> | void): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (error instanceof Trouble) {
      console.error(`essaim: ${error.message}`)
    } else if (isErrno(error) && error.code === 'ENOSPC') {
      console.error(`essaim: ${DISK_FULL}`)
    } else {
      console.error(error)
    }
    process.exitCode = 1
  }
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}
