import type { LinkMessage } from '../protocol/wire.ts'

/** What Python hears from a link: a message's buffers, then null once the peer is gone. */
export type Deliver = (buffers: Uint8Array | readonly Uint8Array[] | null) => void

/**
 * One end of a stream between two nodes: ordered, reliable, over a raw MessagePort.
 *
 * Buffers are transferred, never copied. A worker that is terminated closes no port, so the
 * fabric says so through {@link lose}.
 */
export class Link {
  readonly peer: string
  readonly #port: MessagePort
  readonly #forget: (link: Link) => void
  #deliver: Deliver | null = null
  #open = true

  constructor(port: MessagePort, peer: string, forget: (link: Link) => void) {
    this.#port = port
    this.peer = peer
    this.#forget = forget
  }

  start(deliver: Deliver): void {
    this.#deliver = deliver
    this.#port.onmessage = (event: MessageEvent<LinkMessage>) => {
      if (!this.#open) return
      if (event.data === 'close') this.lose()
      else this.#deliver?.(event.data)
    }
    this.#port.start()
  }

  send(buffers: Uint8Array | readonly Uint8Array[]): void {
    if (!this.#open) return
    const transfer = buffers instanceof Uint8Array ? [buffers.buffer] : buffers.map((b) => b.buffer)
    this.#port.postMessage(buffers, transfer as ArrayBuffer[])
  }

  /** Closes this end and tells the other. */
  close(): void {
    if (!this.#open) return
    this.#port.postMessage('close' satisfies LinkMessage)
    this.#end()
  }

  /** The peer closed, or is gone. */
  lose(): void {
    if (!this.#open) return
    this.#end()
    this.#deliver?.(null)
  }

  #end(): void {
    this.#open = false
    this.#forget(this)
    this.#port.close()
  }
}
