/** What the store asks of where it is kept: transactions that happen whole or not at all. */

import type { ProgressEvent } from './event.ts'
import type { Work } from './work.ts'

/** What one transaction sees. Between two of its promises nobody else writes. */
export interface Transaction {
  event(id: string): Promise<ProgressEvent | undefined>
  events(): Promise<readonly ProgressEvent[]>
  putEvent(event: ProgressEvent): void
  work(exercise: string): Promise<Work | undefined>
  works(): Promise<readonly Work[]>
  putWork(work: Work): void
  clear(): void
}

export interface Storage {
  /** Rejects when nothing of it was kept. `body` awaits only what the transaction gives. */
  transact<T>(mode: 'read' | 'write', body: (inside: Transaction) => Promise<T>): Promise<T>
}

/** Why something could not be kept. */
export type Failure = 'full' | 'refused'

export function failureOf(error: unknown): Failure {
  const full = error instanceof Error && error.name === 'QuotaExceededError'
  return full ? 'full' : 'refused'
}
