/** What this browser knows of starts before: for the doctor's page, and for what may be fetched ahead. */

import type { ImageName } from '../../workers/protocol/image.ts'

const FALLBACK = 'essaim:image-fallback'
const STARTED = 'essaim:image-started'

/** An interpreter started from an image, or could not, for a reason. */
export function rememberStart(image: ImageName, fallback: string | null): void {
  try {
    if (fallback !== null) {
      localStorage.setItem(FALLBACK, fallback.split('\n')[0] ?? fallback)
      localStorage.removeItem(STARTED)
      return
    }
    localStorage.setItem(STARTED, image)
    // The plain start always works: it says nothing of images.
    if (image !== 'core') localStorage.removeItem(FALLBACK)
  } catch {
    // Storage may be refused; then each visit is like the first.
  }
}

/** Why the last start could not use its image; null where it could. */
export function lastFallback(): string | null {
  return read(FALLBACK)
}

/** Whether the last start was from this image, so that the browser has its files. */
export function startedLastFrom(image: ImageName): boolean {
  return read(STARTED) === image
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
