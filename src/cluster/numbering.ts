import { MOST_WORKERS } from '../../workers/protocol/cluster.ts'

/** @throws RangeError for a number of workers that cannot be */
export function checkNumber(workers: number): void {
  if (!Number.isInteger(workers) || workers < 0 || workers > MOST_WORKERS) {
    throw new RangeError(`${workers} workers: a tab holds 0 to ${MOST_WORKERS}`)
  }
}

/** Names for so many workers: those that run, and the first free ones. */
export function namesFor(workers: number, running: readonly string[]): readonly string[] {
  const names = new Set(running)
  for (let i = 1; names.size < workers; i++) names.add(`w${i}`)
  return [...names]
}
