/** How messages travel: through one machine, between a few browsers, or over a classroom server. */

/** Somebody at the other end, named by the transport and not by himself. */
export type PeerId = string

/** Why there is no connection, or no more. Each has its sentence in `src/i18n/classroom`. */
export const REFUSALS = [
  /** The room code is not that of any room. */
  'no-such-room',
  /** Somebody else leads this room. */
  'led-by-another',
  /** The same lecturer leads it from another window now. */
  'replaced',
  /** The lecturer's code is wrong. */
  'wrong-key',
  'full',
  'too-large',
  'too-fast',
  'unreadable',
] as const
export type Refusal = (typeof REFUSALS)[number]

export type TransportEvent =
  /** A lecturer's is told which room it is, where a server has named it. */
  | { readonly kind: 'opened'; readonly room?: string }
  | { readonly kind: 'heard'; readonly from: PeerId; readonly message: unknown }
  | { readonly kind: 'gone'; readonly peer: PeerId }
  /** It tries again by itself. */
  | { readonly kind: 'lost' }
  /** It does not try again. */
  | { readonly kind: 'refused'; readonly reason: Refusal }

export type Listen = (event: TransportEvent) => void

export interface Transport {
  /** To everybody at the other end, or to one of them. */
  send(message: unknown, to: PeerId | null): void
  close(): void
}
