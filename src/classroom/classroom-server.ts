/** Over a classroom server, by WebSocket. Lost connections are made again. */

import { readServerFrame, refusalOf } from './server-frames.ts'
import type { Listen, Transport } from './transport.ts'

/** Milliseconds before the first further try; each one waits twice as long, up to the last. */
const [FIRST_WAIT, LAST_WAIT] = [500, 8_000]

export type Side =
  /** The key is what the server printed for the lecturer; `self` is of this page. */
  | { readonly kind: 'leader'; readonly key: string; readonly self: string }
  | { readonly kind: 'follower' }

export function address(server: string, room: string, side: Side): string {
  const url = new URL(server)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  url.searchParams.set('room', room)
  url.searchParams.set('side', side.kind)
  if (side.kind === 'leader') {
    url.searchParams.set('key', side.key)
    url.searchParams.set('self', side.self)
  }
  return url.href
}

/**
 * @param server the address of the classroom, as of a page: `http://…/classroom`
 * @param room empty for a lecturer, who is told which it is
 */
export function atServer(server: string, room: string, side: Side, listen: Listen): Transport {
  const url = address(server, room, side)
  let socket: WebSocket
  let wait: number = FIRST_WAIT
  let again: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const open = () => {
    socket = new WebSocket(url)
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      const frame = typeof data === 'string' ? readServerFrame(data) : undefined
      if (frame === undefined) return
      if (frame.kind === 'opened') wait = FIRST_WAIT
      listen(frame)
    }
    socket.onclose = ({ code }) => {
      if (closed) return
      const reason = refusalOf(code)
      if (reason !== null) {
        closed = true
        return listen({ kind: 'refused', reason })
      }
      listen({ kind: 'lost' })
      again = setTimeout(open, wait)
      wait = Math.min(wait * 2, LAST_WAIT)
    }
  }
  open()
  return {
    // What is sent while there is no connection is caught up with once there is one.
    send: (message, to) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ to, message }))
    },
    close: () => {
      closed = true
      clearTimeout(again)
      socket.close()
    },
  }
}
