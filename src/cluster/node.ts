import type { BootAssets, Role } from '../../workers/protocol/boot.ts'
import type { FromNode } from '../../workers/protocol/wire.ts'
import type { NodePort } from './hub.ts'

const SIGINT = 2

export interface NodeSettings {
  readonly role: Exclude<Role, 'kernel'>
  readonly name: string
  readonly threads: number
  readonly memoryLimit: number | null
  /** Whether an interrupt buffer can be shared with the node. */
  readonly shared: boolean
}

/** One node's life: asked for, started, lost. */
export class ClusterNode {
  readonly name: string
  readonly settings: NodeSettings
  /** The node's address, once distributed runs on it. Rejects when it does not come up. */
  readonly started: Promise<string>
  readonly #port: NodePort
  readonly #interrupt: Int32Array | null
  readonly #pings = new Map<number, () => void>()
  #settle: { resolve: (address: string) => void; reject: (error: Error) => void }
  #lastPing = 0
  #heap = 0
  #ready = false

  constructor(port: NodePort, settings: NodeSettings, listen: (message: FromNode) => void) {
    this.name = settings.name
    this.settings = settings
    this.#port = port
    this.#interrupt = settings.shared ? new Int32Array(new SharedArrayBuffer(4)) : null
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    this.started = promise
    this.started.catch(() => {})
    this.#settle = { resolve, reject }
    port.onMessage = (message) => {
      if (message.kind === 'pong') this.#answered(message.id)
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
    const { role, name, threads, memoryLimit } = this.settings
    this.#port.post({
      kind: 'boot',
      role,
      name,
      assets,
      interrupt: this.#interrupt,
      dashboardUrl,
    })
    this.#port.post(
      role === 'scheduler'
        ? { kind: 'start-scheduler' }
        : { kind: 'start-worker', threads, memoryLimit },
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
    Atomics.store(this.#interrupt, 0, SIGINT)
    return true
  }

  terminate(): void {
    this.#port.terminate()
    this.#settle.reject(new Error(`${this.name} was stopped before it was ready`))
  }

  #answered(id: number): void {
    this.#pings.get(id)?.()
    this.#pings.delete(id)
  }
}
