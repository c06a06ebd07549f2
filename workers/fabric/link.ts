import type { LinkLoad, LinkMessage, Stamped } from '../protocol/wire.ts'
import type { Passage } from './arrivals.ts'
import { Departures, FileGate } from './file-gates.ts'
import type { FileOrder } from './file-order.ts'

/** What Python hears from a link: a message's buffers, then null once the peer is gone. */
export type Deliver = (buffers: Uint8Array | readonly Uint8Array[] | null) => void

/** What a network adds to each message, in bytes. */
const HEADERS = 40

/**
 * One end of a stream between two nodes: ordered, reliable, over a raw MessagePort.
 *
 * Buffers are transferred, never copied. A worker that is terminated closes no port, so the
 * fabric says so through {@link lose}. Where a network is modelled, a message carries when it was
 * sent, and waits at this end in a passage; elsewhere it is delivered as it comes.
 */
export class Link {
  readonly peer: string
  readonly #port: MessagePort
  readonly #forget: (link: Link) => void
  #deliver: Deliver | null = null
  #open = true
  /** Tells the time for what is sent; null where nobody wants to know it. */
  #stamp: (() => number) | null = null
  #passage: Passage | null = null
  #dying = false
  readonly #departures: Departures
  readonly #gate: FileGate

  constructor(port: MessagePort, peer: string, files: FileOrder, forget: (link: Link) => void) {
    this.#port = port
    this.peer = peer
    this.#departures = new Departures(files)
    this.#gate = new FileGate(files)
    this.#forget = forget
  }

  start(deliver: Deliver): void {
    this.#deliver = deliver
    if (!this.#open) return deliver(null)
    this.#port.onmessage = (event: MessageEvent<LinkMessage>) => {
      if (!this.#open) return
      const message = event.data
      if (isStamped(message)) this.#hold(message.load, message.sent, message.files)
      else this.#hold(message)
    }
    this.#port.start()
  }

  /** How this end is to treat what it sends and what it receives from now on. */
  shape(stamp: (() => number) | null, passage: Passage | null): void {
    this.#stamp = stamp
    this.#passage = passage
  }

  get passage(): Passage | null {
    return this.#passage
  }

  /** Whether its peer is gone, and the news of it on its way. */
  get dying(): boolean {
    return this.#dying && this.#open
  }

  send(buffers: Uint8Array | readonly Uint8Array[]): void {
    if (!this.#open) return
    const transfer = buffers instanceof Uint8Array ? [buffers.buffer] : buffers.map((b) => b.buffer)
    this.#post(buffers, transfer as ArrayBuffer[])
  }

  /** Closes this end and tells the other. */
  close(): void {
    if (!this.#open) return
    this.#post('close', [])
    this.#end()
  }

  /** The peer's host is gone; what it sent before is still on its way. */
  hearOfLoss(now: number): void {
    this.#dying = true
    if (this.#passage === null) this.lose()
    else this.#hold('close', now)
  }

  /** The peer closed, or is gone. */
  lose(): void {
    if (!this.#open) return
    this.#end()
    this.#deliver?.(null)
  }

  #post(load: LinkLoad, transfer: ArrayBuffer[]): void {
    this.#departures.leave((files) => {
      const sent = this.#stamp === null ? {} : { sent: this.#stamp() }
      const plain = this.#stamp === null && files === undefined
      const message: LinkMessage = plain
        ? load
        : { load, ...sent, ...(files === undefined ? {} : { files }) }
      this.#port.postMessage(message, transfer)
    })
  }

  #hold(load: LinkLoad, sent = Number.POSITIVE_INFINITY, files = 0): void {
    const pass = () => this.#gate.pass(files, () => this.#take(load))
    if (this.#passage !== null) this.#passage.enter(HEADERS + bytesOf(load), sent, pass)
    else pass()
  }

  #take(load: LinkLoad): void {
    if (load === 'close') this.lose()
    else if (this.#open) this.#deliver?.(load)
  }

  #end(): void {
    this.#open = false
    this.#passage?.close()
    this.#forget(this)
    this.#departures.whenGone(() => this.#port.close())
  }
}

/** By reading a name that buffers do not have: `in` is slow on them. */
function isStamped(message: LinkMessage): message is Stamped {
  return (message as Partial<Stamped>).load !== undefined
}

function bytesOf(load: LinkLoad): number {
  if (load === 'close') return 0
  if (load instanceof Uint8Array) return load.byteLength
  return load.reduce((sum, buffer) => sum + buffer.byteLength, 0)
}
