import { type Disk, type DiskKind, memoryDisk } from './memory-disk.ts'

/**
 * A browser that has not opened the file so long after the worker is there may never do: Chromium
 * was seen to leave such a promise open when eight workers ask at once.
 */
const PATIENCE_MS = 300

/** A disk that is still being opened. What is written before that stays in memory, and so does all else then. */
export class LateDisk implements Disk {
  readonly #opening: Promise<void>
  #disk = memoryDisk()
  #written = false

  constructor(opening: Promise<Disk>) {
    this.#opening = opening.then((disk) => {
      if (!this.#written) this.#disk = disk
    })
  }

  /** What it is once it is open, or has been waited for in vain. */
  async settled(): Promise<DiskKind> {
    const over = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
    await Promise.race([this.#opening, over])
    return this.kind
  }

  get kind(): DiskKind {
    return this.#disk.kind
  }

  read(target: Uint8Array, at: number): void {
    this.#disk.read(target, at)
  }

  write(source: Uint8Array, at: number): void {
    this.#written = true
    this.#disk.write(source, at)
  }

  cut(end: number): void {
    this.#disk.cut(end)
  }
}
