/** Listening on this machine only, on both of its addresses; on its network only when asked to. */

import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { Trouble } from '../trouble.ts'

const THIS_MACHINE = ['127.0.0.1', '::1'] as const
const NETWORK = ['0.0.0.0', '::'] as const

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

export interface ListenOptions {
  /** Whether other machines of the network are answered too. */
  readonly network?: boolean
  /** Answers requests for a WebSocket; without it there are none. */
  readonly upgrade?: Upgrade
}

function listenOn(
  host: string,
  port: number,
  answer: RequestListener,
  upgrade?: Upgrade,
): Promise<Server> {
  const server = createServer(answer)
  if (upgrade !== undefined) server.on('upgrade', upgrade)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    // Else `::` would take the addresses of IPv4 with it where a machine has both.
    server.listen({ port, host, ipv6Only: host.includes(':') }, () => resolve(server))
  })
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code

function portTrouble(port: number, error: unknown): unknown {
  if (codeOf(error) === 'EADDRINUSE') {
    return new Trouble(`port ${port} is taken by another program; PORT=${port + 1} npm start helps`)
  }
  if (codeOf(error) === 'EACCES') {
    return new Trouble(`port ${port} may not be used here; PORT=4321 npm start helps`)
  }
  return error
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}

export interface Listening {
  readonly port: number
  close(): Promise<void>
}

/** Listens on a port, or on any free one when it is 0. */
export async function listen(
  port: number,
  answer: RequestListener,
  { network = false, upgrade }: ListenOptions = {},
): Promise<Listening> {
  const [ipv4, ipv6] = network ? NETWORK : THIS_MACHINE
  const servers: Server[] = []
  const closeAll = async () => {
    await Promise.all(servers.map(close))
  }
  try {
    const first = await listenOn(ipv4, port, answer, upgrade)
    servers.push(first)
    const { port: chosen } = first.address() as AddressInfo
    try {
      servers.push(await listenOn(ipv6, chosen, answer, upgrade))
    } catch (error) {
      // A machine may have no IPv6; a port that was any port may be in use there.
      const harmless = port === 0 || codeOf(error) !== 'EADDRINUSE'
      if (!harmless) throw error
    }
    return { port: chosen, close: closeAll }
  } catch (error) {
    await closeAll()
    throw portTrouble(port, error)
  }
}

/** Fails with a sentence when a port is taken: asked before long work. */
export async function assertFree(port: number): Promise<void> {
  const listening = await listen(port, (_, response) => response.end())
  await listening.close()
}
