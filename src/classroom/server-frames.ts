/** Between a page and the classroom server: what carries the messages, and its limits. */

import type { Fields } from '../reading/kinds.ts'
import { fields, list, name } from './shapes.ts'
import { type PeerId, REFUSALS, type Refusal } from './transport.ts'

/** Below the site's base. */
export const SOCKET_PATH = 'classroom'
/** Tells a page whether there is a classroom server; a static host has a file that says no. */
export const ABOUT_PATH = 'classroom.json'

export const LIMITS = {
  /** Bytes of one frame. A lecturer may share a cell's code. */
  leaderFrame: 262_144,
  followerFrame: 4_096,
  /** Frames that one connection may send in ten seconds. */
  leaderRate: 1_000,
  followerRate: 60,
  rateWindow: 10_000,
  followers: 200,
} as const

/** Codes with which the server closes a connection; the browser shows nothing else of a refusal. */
const FIRST_CODE = 4_100
export const closeCode = (reason: Refusal): number => FIRST_CODE + REFUSALS.indexOf(reason)
/** The code of WebSocket itself for a frame that is too large. */
const TOO_LARGE = 1_009
export const refusalOf = (code: number): Refusal | null =>
  code === TOO_LARGE ? 'too-large' : (REFUSALS[code - FIRST_CODE] ?? null)

/** The server to a page. */
export type ServerFrame =
  | { readonly kind: 'opened'; readonly room?: string }
  | { readonly kind: 'heard'; readonly from: PeerId; readonly message: unknown }
  | { readonly kind: 'gone'; readonly peer: PeerId }

/** What the file at ABOUT_PATH says. `addresses` are where other machines reach the server. */
export interface ClassroomServer {
  readonly path: string
  readonly addresses: readonly string[]
}

/** Null where there is no server. */
export function readAbout(value: unknown): ClassroomServer | null {
  const about = fields(value) ?? {}
  const path = name(about.path)
  if (about.kind !== 'server' || path === undefined) return null
  return { path, addresses: list(about.addresses, name) ?? [] }
}

/** A page to the server; only a leader's names somebody. */
export interface PageFrame {
  readonly to: PeerId | null
  readonly message: unknown
}

function parsed(data: string): Fields {
  try {
    return fields(JSON.parse(data)) ?? {}
  } catch {
    return {}
  }
}

export function readServerFrame(data: string): ServerFrame | undefined {
  const frame = parsed(data)
  const [from, peer] = [name(frame.from), name(frame.peer)]
  if (frame.kind === 'opened') {
    const room = name(frame.room)
    return { kind: 'opened', ...(room === undefined ? {} : { room }) }
  }
  if (frame.kind === 'gone' && peer !== undefined) return { kind: 'gone', peer }
  if (frame.kind !== 'heard' || from === undefined) return undefined
  return { kind: 'heard', from, message: frame.message }
}

export function readPageFrame(data: string): PageFrame | undefined {
  const frame = parsed(data)
  if (!('message' in frame)) return undefined
  return { to: name(frame.to) ?? null, message: frame.message }
}
