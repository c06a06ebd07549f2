import {
  type BootAssets,
  CONTROL_BYTES,
  FROZEN,
  type Role,
  SIGNAL,
  WOKEN,
} from '../../workers/protocol/boot.ts'
import type { WorkerOptions } from '../../workers/protocol/options.ts'
import type { FromNode } from '../../workers/protocol/wire.ts'
import type { Disk } from './disk.ts'
import type { NodePort } from './hub.ts'

/** The signals that Python knows; it stands still at the first, and rests at the second. */
const SIGINT = 2
const SIGUSR1 = 10
const SIGUSR2 = 12
/** Where the first worker of a name listens. */
const FIRST_PORT = 40_000
/** A node that is slowed rests this often while it computes. */
const REST_EVERY_MS = 40

export interface NodeSettings {
  readonly role: Exclude<Role, 'kernel'>
  readonly name: string
  readonly options: WorkerOptions
  /** How many nodes had this name before it. */
  readonly life: number
  /** Whether an interrupt buffer can be shared with the node. */
  readonly shared: boolean
}

/** Somebody took a node away, or its scheduler, before it was ready. */
export class TakenAway extends Error {}

/** One node's life: asked for, started, lost. */
export class ClusterNode {
  readonly name: string
  readonly settings: NodeSettings
  /** The node's address, once distributed runs on it. Rejects when it does not come up. */
  readonly started: Promise<string>
  /** It was retired, and is not started again when it ends. */
  letGo = false
  readonly #port: NodePort
  readonly #disk: Disk
  readonly #interrupt: Int32Array | null
  readonly #pings = new Map<number, () => void>()
  #settle: { resolve: (address: string) => void; reject: (error: Error) => void }
  #lastPing = 0
  #heap = 0
  #ready = false
  #frozen = false
  #factor = 1
  #resting: ReturnType<typeof setInterval> | undefined

  constructor(
    port: NodePort,
    disk: Disk,
    settings: NodeSettings,
    listen: (message: FromNode) => void,
  ) {
    this.name = settings.name
    this.settings = settings
    this.#disk = disk
    this.#port = port
    this.#interrupt = settings.shared ? new Int32Array(new SharedArrayBuffer(CONTROL_BYTES)) : null
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    this.started = promise
    this.started.catch(() => {})
    this.#settle = { resolve, reject }
    port.onMessage = (message) => {
      if (message.kind === 'pong') this.#answered(message.id)
      else if (message.kind === 'change-file') disk.change(port, message.change)
      else {
        if (message.kind === 'started') {
          this.#heap = message.heap
          this.#ready = true
          resolve(message.address)
        } else if (message.kind === 'failed') reject(new Error(message.message))
        listen(message)
      }
    }
  }

  /** Size of the interpreter's memory when it started, in bytes. */
  get heap(): number {
    return this.#heap
  }

  /** Whether distributed runs on it. */
  get ready(): boolean {
    return this.#ready
  }

  get port(): NodePort {
    return this.#port
  }

  boot(assets: BootAssets, dashboardUrl: string): void {
    const { role, name, options, life } = this.settings
    this.#port.post({
      kind: 'boot',
      role,
      name,
      assets,
      interrupt: this.#interrupt,
      files: this.#disk.join(this.#port),
      dashboardUrl,
    })
    this.#port.post(
      role === 'scheduler'
        ? { kind: 'start-scheduler', config: options.config }
        : { kind: 'start-worker', options, port: FIRST_PORT + life },
    )
  }

  /** Whether the node's loop answers within so many milliseconds. */
  answers(within: number): Promise<boolean> {
    const id = ++this.#lastPing
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#pings.delete(id)
        resolve(false)
      }, within)
      this.#pings.set(id, () => {
        clearTimeout(late)
        resolve(true)
      })
      this.#port.post({ kind: 'ping', id })
    })
  }

  /** Ends what waits; returns whether what computes could be told as well. */
  interruptTasks(): void {
    this.#port.post({ kind: 'interrupt-tasks' })
  }

  /** Raises KeyboardInterrupt in computing code; false where memory is not shared. */
  interruptComputing(): boolean {
    if (this.#interrupt === null) return false
    Atomics.store(this.#interrupt, SIGNAL, SIGINT)
    this.#wake(this.#interrupt)
    return true
  }

  /** Takes back an interrupt that nobody has heard yet. */
  forgetInterrupt(): void {
    if (this.#interrupt !== null) Atomics.compareExchange(this.#interrupt, SIGNAL, SIGINT, 0)
  }

  /** Stops the whole node; returns whether code that computes stops in its middle too. */
  freeze(): boolean {
    this.#frozen = true
    if (this.#interrupt !== null) {
      Atomics.store(this.#interrupt, FROZEN, 1)
      Atomics.store(this.#interrupt, SIGNAL, SIGUSR1)
      this.#wake(this.#interrupt)
    }
    this.#port.post({ kind: 'freeze' })
    return this.#interrupt !== null
  }

  thaw(): void {
    this.#frozen = false
    if (this.#interrupt !== null) {
      Atomics.store(this.#interrupt, FROZEN, 0)
      Atomics.notify(this.#interrupt, FROZEN)
    }
    this.#port.post({ kind: 'thaw' })
  }

  /** All that the node computes takes `factor` times as long from now on. */
  slow(factor: number): void {
    this.#factor = factor
    clearInterval(this.#resting)
    this.#port.post({ kind: 'slow', factor })
    const words = this.#interrupt
    if (words === null) return
    this.#wake(words)
    if (factor === 1) return
    this.#resting = setInterval(() => {
      // A signal that Python has not seen yet is not written over.
      Atomics.compareExchange(words, SIGNAL, 0, SIGUSR2)
    }, REST_EVERY_MS)
  }

  get frozen(): boolean {
    return this.#frozen
  }

  get factor(): number {
    return this.#factor
  }

  terminate(): void {
    clearInterval(this.#resting)
    this.#disk.leave(this.#port)
    this.#port.terminate()
    this.#settle.reject(new TakenAway(`${this.name} was stopped before it was ready`))
  }

  /** There is no scheduler any more that it could register with. */
  strand(): void {
    this.#settle.reject(new TakenAway(`${this.name} was not ready when the scheduler ended`))
  }

  #wake(words: Int32Array): void {
    Atomics.add(words, WOKEN, 1)
    Atomics.notify(words, WOKEN)
  }

  #answered(id: number): void {
    this.#pings.get(id)?.()
    this.#pings.delete(id)
  }
}
