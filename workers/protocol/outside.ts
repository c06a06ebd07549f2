/** What the kernel's clients tell of clusters outside the tab (`essaim/cluster/outside.py`). */

import { readEvents, type SchedulerEvent } from './cluster.ts'

/** The channel that it comes through. */
export const OUTSIDE = 'outside'

export type OutsideMessage =
  | { readonly kind: 'joined' | 'left' | 'lost'; readonly address: string }
  | {
      readonly kind: 'differs'
      readonly address: string
      /** Packages whose versions differ: name, here, there. */
      readonly found: readonly (readonly [name: string, here: string, there: string])[]
    }
  | { readonly kind: 'unseen'; readonly address: string; readonly reason: string }
  | {
      readonly kind: 'happened'
      readonly address: string
      readonly events: readonly SchedulerEvent[]
    }

const KINDS: ReadonlySet<unknown> = new Set<OutsideMessage['kind']>([
  'joined',
  'left',
  'lost',
  'unseen',
  'differs',
  'happened',
])

/**
 * Reads one message.
 * @throws RangeError for anything that is not one: the other side is not ours.
 */
export function readOutside(payload: string): OutsideMessage {
  const told = JSON.parse(payload) as Partial<Record<string, unknown>>
  if (!KINDS.has(told.kind) || typeof told.address !== 'string') {
    throw new RangeError(`not told by a client: ${payload.slice(0, 200)}`)
  }
  if (told.kind === 'happened') readEvents(JSON.stringify(told.events))
  return told as unknown as OutsideMessage
}
