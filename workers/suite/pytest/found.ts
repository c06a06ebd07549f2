/** What the sessions of one target told. */

import { countsOf, type PytestReport, type SessionEvent, type TestResult } from './results.ts'

export class Found {
  readonly results: TestResult[] = []
  readonly unreadable = new Map<string, string>()
  readonly #left = new Map<string, number>()
  readonly #skippedModules = new Map<string, string>()
  readonly #tell: ((result: TestResult) => void) | undefined
  #unchosen = 0

  constructor(tell: ((result: TestResult) => void) | undefined) {
    this.#tell = tell
  }

  hear(event: SessionEvent): void {
    switch (event.kind) {
      case 'collected':
        for (const [id, pattern] of Object.entries(event.left)) this.#left.set(id, pattern)
        this.#unchosen = event.unchosen
        return
      case 'unreadable':
        this.unreadable.set(event.id, event.message)
        return
      case 'module-skipped':
        this.#skippedModules.set(event.id, event.message)
        return
      case 'started':
        return
      case 'ended': {
        const { kind: _, heap: __, ...result } = event
        this.add(result)
        return
      }
      default:
        event satisfies never
    }
  }

  add(result: TestResult): void {
    this.results.push(result)
    this.#tell?.(result)
  }

  report(): PytestReport {
    const named = (map: ReadonlyMap<string, string>) =>
      [...map].map(([id, message]) => ({ id, message }))
    return {
      ...countsOf(this.results),
      results: this.results,
      left: this.#left,
      unchosen: this.#unchosen,
      unreadable: named(this.unreadable),
      skippedModules: named(this.#skippedModules),
    }
  }
}
