/** Through one machine: pages of one browser, by BroadcastChannel. Works without any network. */

import type { Listen, PeerId, Transport } from './transport.ts'

/** Milliseconds for which another lecturer's page may say that the room is led. */
const CLAIM = 400

type Frame =
  | { readonly kind: 'claim'; readonly from: PeerId; readonly since: number }
  | { readonly kind: 'led'; readonly from: PeerId; readonly to: PeerId }
  | {
      readonly kind: 'message'
      readonly from: PeerId
      readonly to: PeerId | null
      readonly side: Side
      readonly message: unknown
    }
  | { readonly kind: 'gone'; readonly from: PeerId }

type Side = 'leader' | 'follower'

export interface Place {
  readonly room: string
  /** Of this page, and of no other. */
  readonly self: PeerId
  readonly listen: Listen
}

function open(room: string, hear: (frame: Frame) => void): BroadcastChannel {
  const channel = new BroadcastChannel(`essaim-classroom:${room}`)
  channel.onmessage = ({ data }: MessageEvent<Frame>) => hear(data)
  return channel
}

/** Leads the room, once nobody has said that it is led: the page that came first keeps it. */
export function leadHere({ room, self, listen }: Place, now: () => number): Transport {
  const since = now()
  let leads = false
  const channel = open(room, (frame) => {
    switch (frame.kind) {
      case 'claim': {
        const earlier = since < frame.since || (since === frame.since && self < frame.from)
        if (leads || earlier) post({ kind: 'led', from: self, to: frame.from })
        return
      }
      case 'led':
        if (frame.to !== self || leads) return
        close()
        return listen({ kind: 'refused', reason: 'led-by-another' })
      case 'gone':
        return listen({ kind: 'gone', peer: frame.from })
      case 'message':
        if (frame.side !== 'follower') return
        return listen({ kind: 'heard', from: frame.from, message: frame.message })
      default:
        return frame satisfies never
    }
  })
  const post = (frame: Frame) => channel.postMessage(frame)
  const claim = setTimeout(() => {
    leads = true
    listen({ kind: 'opened' })
  }, CLAIM)
  const close = () => {
    clearTimeout(claim)
    channel.close()
  }
  post({ kind: 'claim', from: self, since })
  return {
    send: (message, to) => {
      if (leads) post({ kind: 'message', from: self, to, side: 'leader', message })
    },
    close,
  }
}

export function followHere({ room, self, listen }: Place): Transport {
  const channel = open(room, (frame) => {
    if (frame.kind !== 'message' || frame.side !== 'leader') return
    if (frame.to !== null && frame.to !== self) return
    listen({ kind: 'heard', from: frame.from, message: frame.message })
  })
  let closed = false
  const post = (frame: Frame) => {
    if (!closed) channel.postMessage(frame)
  }
  // As with the others, only after the one who asks has its transport.
  queueMicrotask(() => listen({ kind: 'opened' }))
  return {
    send: (message, to) => post({ kind: 'message', from: self, to, side: 'follower', message }),
    close: () => {
      post({ kind: 'gone', from: self })
      closed = true
      channel.close()
    },
  }
}
