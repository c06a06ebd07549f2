/** A host at the end of a slow line: it sends what the site has, with Brotli, at a given rate. */

import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { brotliCompressSync, constants } from 'node:zlib'

export interface SlowHost {
  readonly url: string
  /** Bytes in a second, for all connections together. */
  rate: number
  close(): void
}

interface Sent {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

/** What a host uses that compresses while it sends. */
const QUALITY = 5
const PACKED = /\.(png|jpe?g|webp|woff2)$/
const PIECE = 16_384

async function ask(address: string): Promise<Sent> {
  const answer = await fetch(address, { headers: { 'accept-encoding': 'identity' } })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const headers = Object.fromEntries(answer.headers)
  delete headers['content-length']
  if (PACKED.test(address)) return { status: answer.status, headers, bytes }
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY }
  return {
    status: answer.status,
    headers: { ...headers, 'content-encoding': 'br' },
    bytes: brotliCompressSync(bytes, { params }),
  }
}

/** @param site where the files are, with a trailing slash */
export async function slowHost(site: string): Promise<SlowHost> {
  const known = new Map<string, Promise<Sent>>()
  const line = { rate: Number.POSITIVE_INFINITY, freeAt: 0 }
  const send = async (response: ServerResponse, bytes: Uint8Array): Promise<void> => {
    for (let at = 0; at < bytes.byteLength && !response.destroyed; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE)
      const now = performance.now()
      line.freeAt = Math.max(now, line.freeAt) + (piece.byteLength / line.rate) * 1000
      if (line.freeAt - now > 1) await pause(line.freeAt - now)
      response.write(piece)
    }
    response.end()
  }
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', site).href
    const sent = known.get(address) ?? ask(address)
    known.set(address, sent)
    void sent.then(
      ({ status, headers, bytes }) => {
        response.writeHead(status, headers)
        return send(response, bytes)
      },
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    get rate() {
      return line.rate
    },
    set rate(value) {
      line.rate = value
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
