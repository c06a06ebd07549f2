/** The parts of a memory that are not empty. */

const PAGE = 4096

function isEmpty(memory: Uint8Array, start: number, end: number): boolean {
  const words = new Int32Array(memory.buffer, memory.byteOffset + start, (end - start) / 4)
  // Not `every`: a fresh interpreter runs this once over many megabytes.
  for (let at = 0; at < words.length; at++) if (words[at] !== 0) return false
  return true
}

/** Starts and ends of runs of pages that hold something, one after the other. */
export function runsOf(memory: Uint8Array): readonly number[] {
  const runs: number[] = []
  let inside = false
  for (let page = 0; page < memory.byteLength; page += PAGE) {
    const filled = !isEmpty(memory, page, Math.min(page + PAGE, memory.byteLength))
    if (filled !== inside) runs.push(page)
    inside = filled
  }
  if (inside) runs.push(memory.byteLength)
  return runs
}

/**
 * Fills a memory with the runs of another one.
 *
 * Only they are touched, and what the fresh interpreter has written between them: pages that
 * nobody touches cost nothing.
 */
export function fill(memory: Uint8Array, runs: readonly number[], packed: Uint8Array): void {
  let [at, cleared] = [0, 0]
  for (let i = 0; i < runs.length; i += 2) {
    const [start = 0, end = 0] = [runs[i], runs[i + 1]]
    clear(memory, cleared, start)
    memory.set(packed.subarray(at, at + end - start), start)
    at += end - start
    cleared = end
  }
  clear(memory, cleared, memory.byteLength)
}

function clear(memory: Uint8Array, start: number, end: number): void {
  if (end > start && !isEmpty(memory, start, end)) memory.fill(0, start, end)
}
