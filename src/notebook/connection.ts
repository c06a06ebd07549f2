/** IndexedDB as promises, with just what the shelf needs. */

const DATABASE = 'essaim-notebooks'
const VERSION = 1
const NOTEBOOKS = 'notebooks'
const CELLS = 'cells'

export interface Stores {
  readonly notebooks: IDBObjectStore
  readonly cells: IDBObjectStore
  /** Fulfilled when all of it is on the disk, rejected when none of it is. */
  readonly done: Promise<void>
  abort(): void
}

export interface Connection {
  read(): Stores
  write(): Stores
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function stores(database: IDBDatabase, mode: IDBTransactionMode): Stores {
  const transaction = database.transaction([NOTEBOOKS, CELLS], mode)
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
  // Who reads or aborts does not wait for the end.
  done.catch(() => {})
  return {
    notebooks: transaction.objectStore(NOTEBOOKS),
    cells: transaction.objectStore(CELLS),
    done,
    abort: () => transaction.abort(),
  }
}

export async function connect(): Promise<Connection> {
  const request = indexedDB.open(DATABASE, VERSION)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(NOTEBOOKS, { keyPath: 'id' })
    request.result.createObjectStore(CELLS)
  }
  const database = await settled(request)
  // Another tab with a newer version of this page may go on.
  database.onversionchange = () => database.close()
  return {
    read: () => stores(database, 'readonly'),
    write: () => stores(database, 'readwrite'),
  }
}
