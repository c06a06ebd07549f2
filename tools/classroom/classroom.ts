/** The classroom server: WebSockets of one room. What passes through is not kept and not read. */

import { randomInt } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { grouped, randomLetters, readLetters } from '../../src/classroom/letters.ts'
import {
  ABOUT_PATH,
  closeCode,
  LIMITS,
  readPageFrame,
  SOCKET_PATH,
} from '../../src/classroom/server-frames.ts'
import type { Refusal } from '../../src/classroom/transport.ts'
import type { ServedClassroom } from '../serve/serve.ts'
import { networkAddresses } from './addresses.ts'
import { type Line, Room, type Seat } from './room.ts'

/** Milliseconds after which a connection that does not answer is ended. */
const HEARTBEAT = 20_000
/** Bytes that may wait for one page: one that takes no more is ended, and catches up when it is back. */
const MOST_WAITING = 2_000_000
const SURE = 2 ** 47

export interface Classroom extends ServedClassroom {
  /** What students type. */
  readonly room: string
  /** What the lecturer types, grouped. */
  readonly key: string
  close(): void
}

const random = () => randomInt(SURE) / SURE

export function openClassroom(network = true): Classroom {
  const key = randomLetters(12, random)
  return serveRoom(new Room(randomLetters(5, random), key, Date.now), key, network)
}

function serveRoom(room: Room, key: string, network: boolean): Classroom {
  const servers = {
    leader: socketServer(LIMITS.leaderFrame),
    follower: socketServer(LIMITS.followerFrame),
  }
  const alive = new Set<WebSocket>()
  const heartbeat = setInterval(() => {
    for (const { clients } of Object.values(servers)) {
      for (const socket of clients) {
        if (!alive.delete(socket)) socket.terminate()
        else socket.ping()
      }
    }
  }, HEARTBEAT)
  heartbeat.unref()

  const take = (socket: WebSocket, asked: URLSearchParams, leads: boolean) => {
    alive.add(socket)
    socket.on('pong', () => alive.add(socket))
    // An error is followed by the close, which says all there is to say.
    socket.on('error', () => {})
    const line = lineOf(socket)
    const code = readLetters(asked.get('room') ?? '') ?? ''
    const seat = leads
      ? room.lead(line, code, readLetters(asked.get('key') ?? '') ?? '', asked.get('self') ?? '')
      : room.follow(line, code)
    if (seat !== null) listen(socket, seat, line)
  }
  return {
    room: room.code,
    key: grouped(key),
    network,
    file: {
      path: ABOUT_PATH,
      text: JSON.stringify({ kind: 'server', path: SOCKET_PATH, addresses: networkAddresses() }),
    },
    socketPath: SOCKET_PATH,
    upgrade: (request, socket, head) => {
      if (!isOfThisSite(request)) return void socket.destroy()
      const asked = new URL(request.url ?? '/', 'http://classroom').searchParams
      const leads = asked.get('side') === 'leader'
      servers[leads ? 'leader' : 'follower'].handleUpgrade(request, socket, head, (opened) =>
        take(opened, asked, leads),
      )
    },
    close: () => {
      clearInterval(heartbeat)
      for (const server of Object.values(servers)) {
        for (const socket of server.clients) socket.terminate()
        server.close()
      }
    },
  }
}

const socketServer = (maxPayload: number) =>
  new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false })

/** A page of another origin may not speak for its reader. Who is no browser names no origin. */
function isOfThisSite({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host
}

function lineOf(socket: WebSocket): Line {
  return {
    send: (frame) => {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > MOST_WAITING) socket.terminate()
      else socket.send(frame)
    },
    refuse: (reason: Refusal) => socket.close(closeCode(reason), reason),
  }
}

function listen(socket: WebSocket, seat: Seat, line: Line): void {
  socket.on('message', (data, binary) => {
    const frame = binary ? undefined : readPageFrame(String(data))
    if (frame === undefined) line.refuse('unreadable')
    else seat.hear(frame.to, frame.message)
  })
  socket.on('close', () => seat.leave())
}
