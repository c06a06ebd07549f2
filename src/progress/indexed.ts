/** The storage in a browser: one database, two object stores, and word to the other tabs. */

import type { ProgressEvent } from './event.ts'
import { found, leave, takeBack } from './last-words.ts'
import type { Storage, Transaction } from './storage.ts'
import { Store } from './store.ts'
import type { Work } from './work.ts'

const DATABASE = 'essaim-progress'
const VERSION = 1
const EVENTS = 'events'
const WORKS = 'works'

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function connect(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, VERSION)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(EVENTS, { keyPath: 'id' })
    request.result.createObjectStore(WORKS, { keyPath: 'exercise' })
  }
  const database = await settled(request)
  // Another tab with a newer version of this page may go on.
  database.onversionchange = () => database.close()
  return database
}

function seenBy(transaction: IDBTransaction): Transaction {
  const events = transaction.objectStore(EVENTS)
  const works = transaction.objectStore(WORKS)
  return {
    event: (id) => settled(events.get(id) as IDBRequest<ProgressEvent | undefined>),
    events: () => settled(events.getAll() as IDBRequest<ProgressEvent[]>),
    putEvent: (event) => void events.put(event),
    work: (exercise) => settled(works.get(exercise) as IDBRequest<Work | undefined>),
    works: () => settled(works.getAll() as IDBRequest<Work[]>),
    putWork: (work) => void works.put(work),
    clear: () => {
      events.clear()
      works.clear()
    },
  }
}

class Indexed implements Storage {
  #database: Promise<IDBDatabase> | null = null
  readonly #written: () => void

  constructor(written: () => void) {
    this.#written = written
  }

  async transact<T>(mode: 'read' | 'write', body: (inside: Transaction) => Promise<T>): Promise<T> {
    this.#database ??= connect()
    // A browser that refused once may be asked again.
    this.#database.catch(() => {
      this.#database = null
    })
    const database = await this.#database
    const names = [EVENTS, WORKS]
    const transaction = database.transaction(names, mode === 'read' ? 'readonly' : 'readwrite')
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
    })
    done.catch(() => {})
    try {
      const result = await body(seenBy(transaction))
      await done
      if (mode === 'write') this.#written()
      return result
    } catch (error) {
      // What the transaction failed of says more than the request that it took with it.
      const reason = transaction.error ?? error
      try {
        transaction.abort()
      } catch {
        // It has ended already.
      }
      throw reason
    }
  }
}

const channel = () => new BroadcastChannel('essaim-progress')
const handOvers: (() => void)[] = []
let opened: Store | null = null

/** The page's one store. */
export function openStore(): Store {
  if (opened !== null) return opened
  const told = channel()
  opened = new Store({
    storage: new Indexed(() => told.postMessage('written')),
    now: () => Date.now(),
    newId,
  })
  // A browser that forbids localStorage has none.
  void takeUpLastWords(opened).catch(() => {})
  keepLastWords(opened)
  return opened
}

/** `crypto.randomUUID` is not there over plain http, as in a classroom. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function takeUpLastWords(store: Store): Promise<void> {
  const words = found(localStorage)
  // All at once, so that the store knows them before anybody asks.
  const kept = await Promise.all(words.map(({ said }) => store.add(said)))
  for (const [at, { page }] of words.entries()) {
    if (kept[at]?.kind === 'kept') takeBack(localStorage, page)
  }
}

function keepLastWords(store: Store): void {
  const page = newId()
  addEventListener('pagehide', () => {
    for (const handOver of handOvers) handOver()
    try {
      leave(localStorage, page, store.unconfirmed)
    } catch {
      // Full or forbidden: nothing more can be done in this moment.
    }
  })
}

/** As the page goes away: the last moment to give something to the store. */
export function onLeaving(handOver: () => void): void {
  handOvers.push(handOver)
}

/** Calls back when this or another tab has written. */
export function onWritten(written: () => void): void {
  channel().onmessage = () => written()
}
