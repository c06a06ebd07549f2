import type { Heap } from './heap.ts'

/** As often as distributed's nanny looks (distributed.worker.memory.monitor-interval). */
const EVERY_MS = 100

/**
 * Tells once when an interpreter uses more than so many bytes. It asks Python nothing, which may
 * have no memory left to answer with.
 */
export function watchMemory(heap: Heap, most: number, tell: (bytes: number) => void): void {
  const timer = setInterval(() => {
    // What was never reached cannot be in use, and costs nothing to know.
    if (heap.reached <= most) return
    const bytes = heap.inUse()
    if (bytes <= most) return
    clearInterval(timer)
    tell(bytes)
  }, EVERY_MS)
}
