/** Connections to a cluster outside the tab. Nothing is reached that the reader did not name. */

/** Why a connection did not come about, as far as a browser can tell. */
export type Refusal =
  | 'unnamed'
  | 'address'
  | 'mixed'
  | 'forbidden'
  | 'stranger'
  | 'silent'
  | 'silent-tls'
  | 'late'

/** What Python hears: that it opened, each message, and once that it closed (and why). */
export type Hear = (kind: 'open' | 'message' | 'closed', value: Uint8Array | string) => void

/** An address that answers nothing at all is given up after this long. */
const PATIENCE_MS = 5_000
const PROBE_MS = 2_000
const ADDRESS = /\bwss?:\/\/[^\s"'`<>\\{}]+/gi
const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/
/** tornado's answer to a request that is no WebSocket (tornado/websocket.py). */
const TORNADO_SAYS = 'Can "Upgrade" only to "WebSocket".'

function read(address: string): URL | null {
  const url = URL.parse(address)
  if (url === null || !/^wss?:$/.test(url.protocol) || url.hostname === '') return null
  return url
}

const key = (url: URL) => `${url.protocol}//${url.host}`

/** The addresses of schedulers in a text: what a cell's author wrote there. */
export function addressesIn(text: string): readonly string[] {
  const found = [...text.matchAll(ADDRESS)].map(([address]) => read(address))
  return found.filter((url) => url !== null).map(key)
}

/** Browsers let a secure page talk to this machine without TLS, and to no other. */
export function isMixed(url: URL, pageProtocol: string): boolean {
  return pageProtocol === 'https:' && url.protocol === 'ws:' && !LOOPBACK.test(url.hostname)
}

/**
 * What can be told after a failed WebSocket, whose own error says nothing. A scheduler that was
 * started with our preload lets any page read that it is there; another one cannot be told from
 * silence on a page that is isolated.
 */
export async function diagnose(url: URL, ask: typeof fetch): Promise<Refusal> {
  const secure = url.protocol === 'wss:'
  const probe = `${secure ? 'https' : 'http'}://${url.host}/`
  const options = { cache: 'no-store', credentials: 'omit', redirect: 'manual' } as const
  const once = (mode: RequestMode) =>
    ask(probe, { ...options, mode, signal: AbortSignal.timeout(PROBE_MS) })
  try {
    return (await (await once('cors')).text()) === TORNADO_SAYS ? 'forbidden' : 'stranger'
  } catch {
    try {
      await once('no-cors')
      return 'stranger'
    } catch {
      return secure ? 'silent-tls' : 'silent'
    }
  }
}

/** One WebSocket, heard by Python. */
export class OutsideSocket {
  readonly #url: URL | Refusal
  #socket: WebSocket | null = null
  #hear: Hear | null = null

  constructor(url: URL | Refusal) {
    this.#url = url
  }

  start(hear: Hear): void {
    this.#hear = hear
    const url = this.#url
    if (typeof url === 'string') {
      queueMicrotask(() => this.#close(url))
      return
    }
    const socket = new WebSocket(url)
    this.#socket = socket
    socket.binaryType = 'arraybuffer'
    let opened = false
    const late = setTimeout(() => this.#close('late'), PATIENCE_MS)
    socket.onopen = () => {
      opened = true
      clearTimeout(late)
      this.#hear?.('open', '')
    }
    socket.onmessage = (event: MessageEvent<ArrayBuffer | string>) => {
      const { data } = event
      this.#hear?.('message', typeof data === 'string' ? data : new Uint8Array(data))
    }
    socket.onclose = () => {
      clearTimeout(late)
      if (opened) return this.#close('')
      if (this.#hear === null) return
      void diagnose(url, fetch).then((refusal) => this.#close(refusal))
    }
  }

  /** Bytes that were sent and have not left yet. */
  waiting(): number {
    return this.#socket?.bufferedAmount ?? 0
  }

  send(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(bytes)
  }

  close(): void {
    this.#hear = null
    this.#socket?.close()
  }

  #close(why: Refusal | ''): void {
    const hear = this.#hear
    this.#hear = null
    this.#socket?.close()
    hear?.('closed', why)
  }
}

/** What of the outside a page's kernel may reach. */
export class Outside {
  readonly #named = new Set<string>()

  /** The reader ran or typed this: the addresses in it are named from now on. */
  name(text: string): void {
    for (const address of addressesIn(text)) this.#named.add(address)
  }

  open(address: string): OutsideSocket {
    const url = read(address)
    if (url === null) return new OutsideSocket('address')
    if (!this.#named.has(key(url))) return new OutsideSocket('unnamed')
    const page = typeof location === 'undefined' ? '' : location.protocol
    return new OutsideSocket(isMixed(url, page) ? 'mixed' : url)
  }
}
