/**
 * The reader's progress and work. All writes read inside their transaction first, so two tabs add to
 * each other. What could not be kept stays here and is tried again; an export has it.
 */

import { fixedId, type Happening, mergeEvents, type ProgressEvent } from './event.ts'
import { type Failure, failureOf, type Storage, type Transaction } from './storage.ts'
import { mergeWork, type Version, type Work } from './work.ts'

/** Typing goes on in one version for so long, then begins another one. */
const VERSION_MS = 120_000

export interface Surroundings {
  readonly storage: Storage
  readonly now: () => number
  readonly newId: () => string
}

export type Kept = { readonly kind: 'kept' } | { readonly kind: Failure }

export interface Everything {
  readonly events: readonly ProgressEvent[]
  readonly works: readonly Work[]
}

interface Draft {
  readonly id: string
  readonly began: number
  readonly edition: string
  readonly length: number
}

async function add(inside: Transaction, { events, works }: Everything): Promise<void> {
  for (const event of events) {
    const there = await inside.event(event.id)
    if (there === undefined || there.at < event.at) inside.putEvent(event)
  }
  for (const { exercise, versions } of works) {
    const there = await inside.work(exercise)
    inside.putWork(mergeWork(there ?? { exercise, versions: [] }, versions))
  }
}

function together(some: Everything, others: Everything): Everything {
  const works = new Map(some.works.map((work) => [work.exercise, work]))
  for (const { exercise, versions } of others.works) {
    works.set(exercise, mergeWork(works.get(exercise) ?? { exercise, versions: [] }, versions))
  }
  return { events: mergeEvents(some.events, others.events), works: [...works.values()] }
}

const NOTHING: Everything = { events: [], works: [] }

export class Store {
  readonly #around: Surroundings
  readonly #drafts = new Map<string, Draft>()
  #unkept: Everything = NOTHING
  /** On its way to the storage. */
  #leaving: Everything = NOTHING
  #saving: Promise<unknown> = Promise.resolve()

  constructor(around: Surroundings) {
    this.#around = around
  }

  note(happening: Happening, module: string): Promise<Kept> {
    const id = fixedId(happening) ?? this.#around.newId()
    return this.add({ ...NOTHING, events: [{ ...happening, id, at: this.#around.now(), module }] })
  }

  /** Keeps the code as it is now. Another version begins after a while, and after `close`. */
  keep(exercise: string, edition: string, code: string): Promise<Kept> {
    const at = this.#around.now()
    const before = this.#drafts.get(exercise)
    // Who throws most of it away may want it back.
    const goesOn =
      before?.edition === edition &&
      at - before.began < VERSION_MS &&
      code.length * 2 >= before.length
    const draft = goesOn ? before : { id: this.#around.newId(), began: at, edition }
    this.#drafts.set(exercise, { ...draft, length: code.length })
    const version: Version = { id: draft.id, at, edition, code }
    return this.add({ ...NOTHING, works: [{ exercise, versions: [version] }] })
  }

  /** What is written from now on is another version, as after a check. */
  close(exercise: string): void {
    this.#drafts.delete(exercise)
  }

  /** All or nothing; what an earlier call could not keep comes along. */
  add(more: Everything): Promise<Kept> {
    this.#unkept = together(this.#unkept, more)
    const saving = this.#saving.then(() => this.#save())
    this.#saving = saving
    return saving
  }

  /** What the storage has not confirmed. */
  get unconfirmed(): Everything {
    return together(this.#leaving, this.#unkept)
  }

  /** Everything that is kept, and what could not be. */
  async everything(): Promise<Everything> {
    // Taken before: what is confirmed while this reads may be in neither.
    const { unconfirmed } = this
    return together(await this.#read(), unconfirmed)
  }

  async work(exercise: string): Promise<Work | null> {
    const { works } = await this.everything()
    return works.find((work) => work.exercise === exercise) ?? null
  }

  async erase(): Promise<Kept> {
    try {
      await this.#around.storage.transact('write', async (inside) => inside.clear())
    } catch (error) {
      return { kind: failureOf(error) }
    }
    this.#unkept = NOTHING
    this.#drafts.clear()
    return { kind: 'kept' }
  }

  async #save(): Promise<Kept> {
    const saved = this.#unkept
    if (saved === NOTHING) return { kind: 'kept' }
    this.#unkept = NOTHING
    this.#leaving = saved
    try {
      await this.#around.storage.transact('write', (inside) => add(inside, saved))
      return { kind: 'kept' }
    } catch (error) {
      this.#unkept = together(saved, this.#unkept)
      return { kind: failureOf(error) }
    } finally {
      this.#leaving = NOTHING
    }
  }

  async #read(): Promise<Everything> {
    try {
      return await this.#around.storage.transact('read', async (inside) => ({
        events: await inside.events(),
        works: await inside.works(),
      }))
    } catch {
      // A browser that keeps nothing: what this page knows is all there is.
      return NOTHING
    }
  }
}
