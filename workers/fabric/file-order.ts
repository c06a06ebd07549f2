/** What links have to know of the shared files, so that no message overtakes a file. */
export interface FileOrder {
  /** How many changes of the page's count are here. */
  readonly seen: number
  /** Whether all changes of this node have their number. */
  readonly settled: boolean
  onceSettled(act: () => void): void
  onceSeen(number: number, act: () => void): void
}

/** Where no files are shared. */
export const NO_FILES: FileOrder = {
  seen: 0,
  settled: true,
  onceSettled: (act) => act(),
  onceSeen: (_number, act) => act(),
}
