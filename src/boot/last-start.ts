/** Why the last start could not use its image, for the doctor's page. */

const KEY = 'essaim:image-fallback'

/** @param reason null when all went well */
export function rememberStart(reason: string | null): void {
  try {
    if (reason === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, reason.split('\n')[0] ?? reason)
  } catch {
    // Storage may be refused; then the doctor knows nothing of it.
  }
}

export function lastFallback(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
