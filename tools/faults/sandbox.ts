/** Folders of their own for the tests of what can go wrong, and programs run in them. */

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'

/** An empty folder that is removed after the file's tests. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'essaim-fault-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A port of this machine that another program holds, until the tests end. */
export async function takenPort(): Promise<number> {
  const server: Server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  after(() => server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** A port of this machine where nobody answers. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(address !== null && typeof address === 'object' ? address.port : 1)
    })
  })
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return port
}
