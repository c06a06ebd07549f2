/** Between a node and the fabric: who is connected to whom, and what travels on a link. */

import type { BootMarks, BootRequest, PrepareRequest } from './boot.ts'
import type { FileChange } from './files.ts'
import type { ImageName } from './image.ts'
import type { Network } from './network.ts'
import type { WorkerMemory, WorkerOptions } from './options.ts'

/** A node's name and a port, as `w1:40000`; the scheme `sim://` is left out. */
export type Address = string

/** What one end of a link has for the other: a message's buffers, or that it closes. */
export type LinkLoad = Uint8Array | readonly Uint8Array[] | 'close'

/** A load with what its delivery has to wait for. */
export interface Stamped {
  readonly load: LinkLoad
  /** Where a network is modelled: when it was sent, in milliseconds, Unix. */
  readonly sent?: number
  /** Where it may tell of shared files: so many changes of them have to be there before. */
  readonly files?: number
}

/** What travels on a link. */
export type LinkMessage = LinkLoad | Stamped

/** From the page to a node. */
export type ToNode =
  | PrepareRequest
  | BootRequest
  | { readonly kind: 'start-scheduler'; readonly config: WorkerOptions['config'] }
  | {
      readonly kind: 'start-worker'
      readonly options: WorkerOptions
      /** Where it listens; no other worker has listened there. */
      readonly port: number
    }
  | {
      readonly kind: 'accept'
      readonly from: Address
      readonly to: Address
      readonly port: MessagePort
      /** Where a network is modelled: milliseconds, Unix. */
      readonly sent?: number
    }
  | { readonly kind: 'host-lost'; readonly host: string }
  /** The network from now on, for the node called `host`. */
  | { readonly kind: 'network'; readonly network: Network; readonly host: string }
  /** The page has counted a change of the shared files; null where it is the node's own. */
  | {
      readonly kind: 'file-changed'
      readonly number: number
      readonly change: FileChange | null
    }
  | { readonly kind: 'freeze' }
  | { readonly kind: 'thaw' }
  | { readonly kind: 'slow'; readonly factor: number }
  | { readonly kind: 'fill-memory'; readonly bytes: number }
  | { readonly kind: 'occupy' }
  | { readonly kind: 'ping'; readonly id: number }
  | { readonly kind: 'interrupt-tasks' }

/** From a node to the page. */
export type FromNode =
  | {
      readonly kind: 'booted'
      readonly marks: BootMarks
      readonly heap: number
      readonly image: ImageName
      /** Why it does not run from the image that it was given; null where it does. */
      readonly fallback: string | null
    }
  | {
      readonly kind: 'started'
      readonly address: string
      readonly heap: number
      /** Null for the scheduler. */
      readonly memory: WorkerMemory | null
    }
  /** It uses more memory than its limit lets it keep: the page replaces it. */
  | { readonly kind: 'over-limit'; readonly bytes: number }
  /** Its server closed by itself: distributed retired it, or wants it anew. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'connect'
      readonly from: Address
      readonly to: Address
      readonly port: MessagePort
      readonly sent?: number
    }
  | { readonly kind: 'change-file'; readonly change: FileChange }
  | { readonly kind: 'emitted'; readonly channel: string; readonly payload: string }
  | {
      readonly kind: 'package'
      readonly name: string
      readonly state: 'loading' | 'loaded'
      readonly bytes: number
    }
  | { readonly kind: 'logged'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'pong'; readonly id: number }

/** `w1:40000` to `w1`. */
export function hostOf(address: Address): string {
  const colon = address.lastIndexOf(':')
  return colon < 0 ? address : address.slice(0, colon)
}

/** A frame of this many bytes or more travels as a buffer of its own. */
export const LARGE_FRAME = 64 * 1024
const APART = 0x8000_0000

/** Reads a message's frames; the layout is the one of `essaim/comm/frames.py`. */
export function unpackFrames(buffers: readonly Uint8Array[]): readonly Uint8Array[] {
  const [first, ...apart] = buffers
  if (first === undefined) throw new RangeError('a message has a header')
  if (first.byteLength < 4) throw new RangeError('the header is cut off')
  const view = new DataView(first.buffer, first.byteOffset, first.byteLength)
  const count = view.getUint32(0, true)
  if (first.byteLength < 4 + 4 * count) throw new RangeError('the header is cut off')
  const frames: Uint8Array[] = []
  let at = 4 + 4 * count
  for (let i = 0; i < count; i++) {
    const length = view.getUint32(4 + 4 * i, true)
    if (length >= APART) {
      const frame = apart.shift()
      if (frame?.byteLength !== length - APART) {
        throw new RangeError('a large frame is missing or has another length')
      }
      frames.push(frame)
    } else {
      frames.push(first.subarray(at, at + length))
      at += length
    }
  }
  if (at !== first.byteLength || apart.length > 0) {
    throw new RangeError('not as many bytes as the header says')
  }
  return frames
}
