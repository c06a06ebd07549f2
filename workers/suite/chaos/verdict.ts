/** What is said of a seed, and which errors are definite. */

import type { Plan } from './plan.ts'

export type Verdict =
  | { readonly kind: 'right' }
  /** An error that says what happened, and that a fault of the plan explains. */
  | { readonly kind: 'error'; readonly name: string }
  | { readonly kind: 'failed'; readonly how: Failure; readonly message: string }

export type Failure =
  | 'wrong answer'
  | 'unexplained error'
  | 'hang'
  /** The interpreter of a node or of the kernel broke down, or a promise was left rejected. */
  | 'crash'
  /** A step of the plan could not be done. */
  | 'scenario'
  /** There was no cluster to begin with. */
  | 'not prepared'
  /** Afterwards a worker is not there, or does not work. */
  | 'not whole again'

export interface CellError {
  readonly name: string
  readonly message: string
}

interface Definite {
  readonly name: RegExp
  readonly message?: RegExp
  /** Whether the plan has a fault that this error is the right word for. */
  readonly explained: (plan: Plan) => boolean
}

const has =
  (...kinds: readonly string[]) =>
  ({ scenario }: Plan) =>
    scenario.steps.some(({ command }) => kinds.includes(command.kind))

/** How many times a worker may have died with a task on it. */
function losses({ scenario }: Plan): number {
  const count = (kind: string) => {
    return scenario.steps.filter(({ command }) => command.kind === kind).length
  }
  const replaced = scenario.steps.filter(
    ({ command }) => command.kind === 'fill-memory' && command.bytes > 200 * 2 ** 20,
  ).length
  return count('kill') + count('restart') + count('interrupt') + replaced
}

const DEFINITE: readonly Definite[] = [
  {
    name: /^KilledWorker$/,
    explained: (plan) => losses(plan) > plan.allowedFailures,
  },
  {
    name: /^(FutureCancelledError|CancelledError|CommClosedError|TimeoutError)$/,
    explained: has('kill-scheduler'),
  },
  {
    name: /^TaskStopped$/,
    explained: has('interrupt'),
  },
  {
    name: /^(RuntimeError|OSError)$/,
    message: /^(Worker holding Actor was lost|Unable to contact Actor's worker)/,
    explained: (plan) => plan.work === 'actors' && losses(plan) > 0,
  },
]

/** An error that names what happened, where a fault of the plan is its reason. */
export function isDefinite(plan: Plan, { name, message }: CellError): boolean {
  return DEFINITE.some((definite) => {
    return (
      definite.name.test(name) &&
      (definite.message?.test(message) ?? true) &&
      definite.explained(plan)
    )
  })
}
