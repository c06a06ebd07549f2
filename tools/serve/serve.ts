/** The built site on this machine, as a good static host would serve it. */

import { existsSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { headersOf } from './headers.ts'
import { listen } from './listen.ts'

export interface ServeOptions {
  readonly folder: string
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** Where the site is mounted, with both slashes; the site must have been built for it. */
  readonly base?: string
  /** False for a host that cannot send the isolation headers. */
  readonly headers?: boolean
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

/** Serves a folder on localhost until it is closed. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { folder, port = 0, base = '/', headers = true } = options
  const files = sirv(folder, {
    // Looks at the disk on every request: the site may be built again while it is served.
    dev: true,
    etag: true,
    setHeaders: (response, path) => {
      for (const [name, value] of Object.entries(headersOf(path, headers))) {
        response.setHeader(name, value)
      }
    },
  })
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const at = inside(request.url ?? '/', base)
    if (at === null) {
      if (`${request.url}/` === base) redirect(response, base)
      else notFound(response, folder, headers)
      return
    }
    // Links in a page are relative to a folder only when its address ends with a slash.
    if (!at.path.endsWith('/') && isFolderOf(folder, at.path)) {
      redirect(response, `${base}${at.path.slice(1)}/${at.query}`)
      return
    }
    request.url = at.path + at.query
    files(request, response, () => notFound(response, folder, headers))
  }
  const listening = await listen(port, answer)
  return { url: `http://localhost:${listening.port}${base}`, close: listening.close }
}
