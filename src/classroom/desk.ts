/** Between the presenter's desk and the window that the audience sees: two pages of one browser. */

import type { KernelEvent } from '../../workers/protocol/kernel.ts'
import type { Asked, Position, Tally, VoteOutcome } from './message.ts'

/** On the slide, of which 1280 by 720 are all. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** What the desk wants. The audience's window alone has a kernel, a cluster and a room. */
export type DeskCommand =
  | { readonly kind: 'look' }
  | { readonly kind: 'go'; readonly position: Position }
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'blacken'; readonly on: boolean }
  | { readonly kind: 'overlook'; readonly on: boolean }
  | { readonly kind: 'edit'; readonly cell: string; readonly code: string }
  | { readonly kind: 'run'; readonly cell: string }
  | { readonly kind: 'stop'; readonly cell: string }
  | { readonly kind: 'point'; readonly at: Point | null }
  /** A line that goes on while its number stays. */
  | { readonly kind: 'draw'; readonly line: number; readonly at: Point }
  | { readonly kind: 'wipe' }
  /** Milliseconds, Unix, at which the exercise ends; null without a timer. */
  | { readonly kind: 'time'; readonly until: number | null }
  | { readonly kind: 'lead'; readonly key: string }
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'show-votes' | 'reveal' | 'close-question' | 'end' }
  | { readonly kind: 'cast'; readonly code: string }
  | { readonly kind: 'take-attendance'; readonly open: boolean }
  | { readonly kind: 'share'; readonly on: boolean }

/** A cell as the audience's window has it. */
export interface CellSeen {
  readonly cell: string
  readonly code: string
  readonly state: string
  readonly line: string
  readonly output: readonly KernelEvent[]
}

/** The room as its leader sees it; null while none is led. */
export interface RoomSeen {
  readonly room: string
  readonly followers: number
  readonly asked: Asked | null
  readonly tally: Tally | null
  readonly attendance: { readonly code: string; readonly there: readonly string[] } | null
  /** Whether what is written in the cells is shown to the class. */
  readonly sharing: boolean
  /** What came of the last answer code. */
  readonly cast: VoteOutcome | 'mistyped' | 'other-question' | null
}

export type AudienceNews =
  | {
      readonly kind: 'seen'
      readonly position: Position
      readonly index: number
      readonly black: boolean
      readonly overview: boolean
      readonly until: number | null
    }
  | { readonly kind: 'cell'; readonly cell: CellSeen }
  | { readonly kind: 'room'; readonly room: RoomSeen | null }
  | { readonly kind: 'gone' }

export type DeskFrame =
  | { readonly side: 'desk'; readonly to: string | null; readonly command: DeskCommand }
  | { readonly side: 'audience'; readonly from: string; readonly news: AudienceNews }

/** One channel for each deck: a French desk may lead an English window. */
export const deskChannel = (deck: string) => new BroadcastChannel(`essaim-desk:${deck}`)
