import { sentence } from './trouble.ts'

/** How many tests passed, failed and were skipped. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 }
export const ONE_FAILED: Counts = { passed: 0, failed: 1, skipped: 0 }

export function add(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }
}

export function lineOf({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** What a step counts; a step that breaks down counts as one failure. */
export async function counted(name: string, step: () => Promise<Counts>): Promise<Counts> {
  try {
    return await step()
  } catch (error) {
    console.error(`${name}: ${sentence(error)}`)
    return ONE_FAILED
  }
}
