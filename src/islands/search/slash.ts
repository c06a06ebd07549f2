/** Whether the single key / opens the search. */

/** A reader whose keys are spoken or shaken turns the single key off. */
const SLASH = 'essaim:search-slash'

export function slashOpens(): boolean {
  try {
    return localStorage.getItem(SLASH) !== 'no'
  } catch {
    return true
  }
}

export function setSlash(opens: boolean): void {
  try {
    localStorage.setItem(SLASH, opens ? 'yes' : 'no')
  } catch {
    // A browser that keeps nothing begins anew.
  }
}
