import { add, type Counts, NONE } from '../counts.ts'
import { BUDGETS } from './budgets.ts'
import { CONTENT } from './content.ts'
import type { Part, Verdict } from './part.ts'
import { PROGRAMS } from './programs.ts'

const PARTS: readonly Part[] = [CONTENT, ...PROGRAMS, ...BUDGETS]

function report(name: string, verdict: Verdict): Counts {
  switch (verdict.kind) {
    case 'passed':
      console.log(`check: ${name}: passed`)
      return { ...NONE, passed: 1 }
    case 'failed':
      console.log(`check: ${name}: FAILED\n${verdict.output.replaceAll(/^/gm, '  ')}`)
      return { ...NONE, failed: 1 }
    case 'skipped':
      console.log(`check: ${name}: skipped, ${verdict.why}`)
      return { ...NONE, skipped: 1 }
    default:
      return verdict satisfies never
  }
}

/** Runs every part, one line for each. */
export async function check(): Promise<Counts> {
  let counts = NONE
  for (const { name, judge } of PARTS) counts = add(counts, report(name, await judge()))
  return counts
}
