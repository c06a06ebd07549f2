/** A wire that counts: relays a local port and keeps what went through. */

import { type AddressInfo, connect, createServer } from 'node:net'

export interface Relay {
  readonly port: number
  /** Bytes that came back since the last call, headers too, and the paths that were asked for. */
  take(): { readonly bytes: number; readonly paths: readonly string[] }
  close(): void
}

export async function relay(to: number): Promise<Relay> {
  let bytes = 0
  let paths: string[] = []
  const server = createServer((browser) => {
    const site = connect(to, '127.0.0.1')
    const end = () => {
      browser.destroy()
      site.destroy()
    }
    browser.on('data', (chunk: Buffer) => {
      const path = /^GET ([^ ?]+)/.exec(chunk.toString('latin1'))?.[1]
      if (path !== undefined) paths.push(path)
      site.write(chunk)
    })
    site.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength
      browser.write(chunk)
    })
    browser.on('close', end).on('error', end)
    site.on('close', end).on('error', end)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    take: () => {
      const taken = { bytes, paths }
      bytes = 0
      paths = []
      return taken
    },
    close: () => {
      server.close()
    },
  }
}
