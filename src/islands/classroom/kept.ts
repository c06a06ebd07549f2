/** What outlives a reload, where the browser keeps anything at all. */

export function kept(storage: Storage, key: string): string | null {
  try {
    return storage.getItem(key)
  } catch {
    return null
  }
}

export function keep(storage: Storage, key: string, value: string | null): void {
  try {
    if (value === null) storage.removeItem(key)
    else storage.setItem(key, value)
  } catch {
    // A private window or a full one keeps nothing; what is there lasts as long as the page.
  }
}
