/** Keeps the open notebook on the shelf: soon after each change, one save after the other. */

import { type Notebook, newId } from './notebook.ts'
import type { Loaded, Shelf } from './shelf.ts'
import type { Version } from './versions.ts'

/** At most so much typing is lost. */
const SOON_MS = 500

export type Keeping =
  /** `earlier` is how it was, null when the shelf had nothing. */
  | { readonly kind: 'kept'; readonly at: number; readonly earlier: Version | null }
  /** Another tab changed the same notebook: this one's is kept beside it. */
  | { readonly kind: 'copied' }
  | { readonly kind: 'failed' }

interface Open {
  id: string
  name: string
  notebook: Notebook
  /** What the shelf has of it. */
  before: Notebook | null
  /** Since when the shelf has it so. */
  at: number
  revision: number
  changed: boolean
}

export class Keeper {
  readonly #shelf: Pick<Shelf, 'save'>
  readonly #tell: (keeping: Keeping) => void
  #open: Open | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #saving: Promise<void> = Promise.resolve()

  constructor(shelf: Pick<Shelf, 'save'>, tell: (keeping: Keeping) => void) {
    this.#shelf = shelf
    this.#tell = tell
  }

  /** The id of the open notebook. */
  get id(): string | null {
    return this.#open?.id ?? null
  }

  /** From now on this notebook is the open one; `loaded` when it comes from the shelf. */
  async hold(name: string, notebook: Notebook, loaded: Loaded | null): Promise<void> {
    await this.flush()
    this.#open = {
      id: loaded?.id ?? newId(),
      name,
      notebook,
      before: loaded?.notebook ?? null,
      at: loaded?.at ?? 0,
      revision: loaded?.revision ?? 0,
      changed: false,
    }
  }

  change(name: string, notebook: Notebook): void {
    if (this.#open === null) return
    Object.assign(this.#open, { name, notebook, changed: true })
    this.#timer ??= setTimeout(() => void this.flush(), SOON_MS)
  }

  /** Saves now what is not saved yet. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#saving = this.#saving.then(() => this.#save())
    return this.#saving
  }

  async #save(): Promise<void> {
    const open = this.#open
    if (open === null || !open.changed) return
    const { notebook } = open
    open.changed = false
    try {
      const saved = await this.#shelf.save(open)
      if (saved.kind === 'overtaken') {
        Object.assign(open, { id: newId(), before: null, revision: 0, changed: true })
        this.#tell({ kind: 'copied' })
        return await this.#save()
      }
      const { id, name, before, at } = open
      const earlier = before === null ? null : { id, name, at, notebook: before }
      Object.assign(open, { before: notebook, at: saved.at, revision: saved.revision })
      this.#tell({ kind: 'kept', at: saved.at, earlier })
    } catch {
      open.changed = true
      this.#tell({ kind: 'failed' })
    }
  }
}
