/** Listening on this machine only, on both of its addresses. */

import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Trouble } from '../trouble.ts'

const IPV4 = '127.0.0.1'
const IPV6 = '::1'

function listenOn(host: string, port: number, answer: RequestListener): Promise<Server> {
  const server = createServer(answer)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
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
export async function listen(port: number, answer: RequestListener): Promise<Listening> {
  const servers: Server[] = []
  const closeAll = async () => {
    await Promise.all(servers.map(close))
  }
  try {
    const first = await listenOn(IPV4, port, answer)
    servers.push(first)
    const { port: chosen } = first.address() as AddressInfo
    try {
      servers.push(await listenOn(IPV6, chosen, answer))
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
