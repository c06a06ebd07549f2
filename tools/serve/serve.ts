/** The built site on this machine, as a good static host would serve it. */

import { existsSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { headersOf } from './headers.ts'
import { listen, type Upgrade } from './listen.ts'

export interface ServeOptions {
  readonly folder: string
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** Where the site is mounted, with both slashes; the site must have been built for it. */
  readonly base?: string
  /** False for a host that cannot send the isolation headers. */
  readonly headers?: boolean
  /** What other machines of the network are answered for; without it only this one is. */
  readonly classroom?: ServedClassroom
}

/** A classroom as it is served: one file of its own, and WebSockets at one path below the base. */
export interface ServedClassroom {
  readonly file: { readonly path: string; readonly text: string }
  readonly socketPath: string
  readonly upgrade: Upgrade
  /** False keeps to this machine: for tests. */
  readonly network: boolean
}

export interface Serving {
  /** With the base and a trailing slash. */
  readonly url: string
  close(): Promise<void>
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(301, { Location: to, 'Content-Length': 0 })
  response.end()
}

function notFound(response: ServerResponse, folder: string, isolated: boolean): void {
  const page = join(folder, '404.html')
  const body = existsSync(page) ? readFileSync(page) : 'Not found'
  const type = existsSync(page) ? 'text/html;charset=utf-8' : 'text/plain'
  response.writeHead(404, {
    ...headersOf('/404.html', isolated),
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(body)
}

/** The path inside the site and the query of a request's address; null outside the base. */
function inside(url: string, base: string): { path: string; query: string } | null {
  const cut = url.indexOf('?')
  const whole = cut === -1 ? url : url.slice(0, cut)
  if (!whole.startsWith(base)) return null
  return { path: `/${whole.slice(base.length)}`, query: cut === -1 ? '' : url.slice(cut) }
}

function isFolderOf(root: string, path: string): boolean {
  try {
    const place = join(root, decodeURI(path))
    return place.startsWith(root) && isFolder(place)
  } catch {
    return false
  }
}

/**
 * Whether the browser takes this address for a secure one. Over plain http from another machine it
 * is none, the isolation headers mean nothing there, and browsers report them as an error.
 */
function isTrusted(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  const here = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host)
  return here || request.headers['x-forwarded-proto'] === 'https'
}

/** Serves a folder until it is closed: on this machine, with a classroom on its network. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { folder, port = 0, base = '/', headers = true, classroom } = options
  const files = sirv(folder, {
    // Looks at the disk on every request: the site may be built again while it is served.
    dev: true,
    etag: true,
    setHeaders: (response, path) => {
      const isolated = headers && isTrusted(response.req)
      for (const [name, value] of Object.entries(headersOf(path, isolated))) {
        response.setHeader(name, value)
      }
    },
  })
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const at = inside(request.url ?? '/', base)
    if (at === null) {
      if (`${request.url}/` === base) redirect(response, base)
      else notFound(response, folder, headers && isTrusted(request))
      return
    }
    // Links in a page are relative to a folder only when its address ends with a slash.
    if (!at.path.endsWith('/') && isFolderOf(folder, at.path)) {
      redirect(response, `${base}${at.path.slice(1)}/${at.query}`)
      return
    }
    if (classroom !== undefined && at.path === `/${classroom.file.path}`) {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' })
      response.end(classroom.file.text)
      return
    }
    request.url = at.path + at.query
    files(request, response, () => notFound(response, folder, headers && isTrusted(request)))
  }
  const listening = await listen(
    port,
    answer,
    classroom === undefined
      ? {}
      : {
          network: classroom.network,
          upgrade: (request, socket, head) => {
            const path = inside(request.url ?? '/', base)?.path
            if (path === `/${classroom.socketPath}`) classroom.upgrade(request, socket, head)
            else socket.destroy()
          },
        },
  )
  return { url: `http://localhost:${listening.port}${base}`, close: listening.close }
}
