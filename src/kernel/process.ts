import { type Remote, wrap } from 'comlink'
import type { BootAssets } from '../../workers/protocol/boot.ts'
import { type KernelApi, type KernelEvent, RUN_ENDED } from '../../workers/protocol/kernel.ts'
import { OUTSIDE } from '../../workers/protocol/outside.ts'
import type { FromNode } from '../../workers/protocol/wire.ts'
import type { FabricHub, Reader, SharedDisk } from './fabric.ts'

const SIGINT = 2
/** The kernel's name on the fabric. */
const KERNEL = 'kernel'

/** The kernel's worker, seen from the page. */
export interface KernelPort {
  post(message: unknown, transfer?: readonly Transferable[]): void
  onCrash: (reason: string) => void
  terminate(): void
}

export interface Surroundings {
  readonly spawn: () => KernelPort
  readonly assets: () => Promise<BootAssets>
  /** Where Pyodide's JavaScript lies, when it is known before the assets are. */
  readonly pyodideUrl: string | null
  readonly shared: boolean
  readonly dashboardUrl: string
  readonly hub: FabricHub
  readonly disk: SharedDisk
  /** The interpreter has booted; why it could not from its image, or null where it could. */
  readonly started?: (fallback: string | null) => void
  /** Answers what `LocalCluster` asks. */
  readonly request: (method: string, payload: string) => Promise<string>
  /** Hears of clusters outside the tab; null when the interpreter is gone. */
  readonly outside: (payload: string | null) => void
}

/** One interpreter's life in its worker, from spawn to termination. */
export class KernelProcess {
  /** Resolves once the interpreter answers; rejects when it does not come up. */
  readonly booted: Promise<Remote<KernelApi>>
  readonly #around: Surroundings
  readonly #port: KernelPort
  readonly #fabric = new MessageChannel()
  readonly #host: Reader = {
    post: (message, transfer = []) => this.#fabric.port1.postMessage(message, [...transfer]),
  }
  readonly #service = new MessageChannel()
  readonly #requests = new MessageChannel()
  readonly #interrupt: Int32Array | null
  readonly #hear: (event: KernelEvent) => void
  #onEnd: () => void = () => {}

  constructor(
    around: Surroundings,
    hear: (event: KernelEvent) => void,
    onCrash: (reason: string) => void,
  ) {
    this.#around = around
    this.#hear = hear
    this.#interrupt = around.shared ? new Int32Array(new SharedArrayBuffer(4)) : null
    this.#port = around.spawn()
    if (around.pyodideUrl !== null) {
      this.#port.post({ kind: 'prepare', pyodideUrl: around.pyodideUrl })
    }
    this.#requests.port1.onmessage = (event: MessageEvent<readonly [number, string, string]>) => {
      const [id, method, payload] = event.data
      void around.request(method, payload).then((answer) => {
        this.#requests.port1.postMessage([id, answer])
      })
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#port.onCrash = (reason) => {
      reject(new Error(reason))
      onCrash(reason)
    }
    this.#fabric.port1.onmessage = (event: MessageEvent<FromNode>) => {
      if (event.data.kind === 'booted') {
        around.started?.(event.data.fallback)
        resolve()
      } else this.#take(event.data)
    }
    this.booted = this.#boot(promise)
    this.booted.catch(() => {})
  }

  /**
   * Resolves once all that the next run sends was heard. The run's own answer comes through
   * another port, and may overtake it: there is no order between ports.
   */
  nextEnd(): Promise<void> {
    return new Promise((resolve) => {
      this.#onEnd = resolve
    })
  }

  /** Raises KeyboardInterrupt in computing code; false where memory is not shared. */
  interruptComputing(): boolean {
    if (this.#interrupt === null) return false
    Atomics.store(this.#interrupt, 0, SIGINT)
    return true
  }

  terminate(): void {
    this.#around.disk.leave(this.#host)
    this.#port.terminate()
    this.#around.outside(null)
    this.#around.hub.leave(KERNEL)
  }

  async #boot(booted: Promise<void>): Promise<Remote<KernelApi>> {
    const { hub, disk, dashboardUrl } = this.#around
    const assets = await this.#around.assets()
    const ports = {
      fabric: this.#fabric.port2,
      service: this.#service.port2,
      requests: this.#requests.port2,
    }
    const interrupt = this.#interrupt
    const files = disk.join(this.#host)
    const request = { kind: 'boot', role: 'kernel', name: KERNEL, assets, interrupt, files }
    this.#port.post(
      { kind: 'open', request: { ...request, dashboardUrl }, ...ports },
      Object.values(ports),
    )
    hub.join(KERNEL, this.#host)
    await booted
    return wrap<KernelApi>(this.#service.port1)
  }

  #take(message: FromNode): void {
    switch (message.kind) {
      case 'connect':
        return this.#around.hub.connect(message)
      case 'change-file':
        return this.#around.disk.change(this.#host, message.change)
      case 'emitted':
        if (message.channel === RUN_ENDED) return this.#onEnd()
        if (message.channel === OUTSIDE) return this.#around.outside(message.payload)
        return this.#hear(JSON.parse(message.payload) as KernelEvent)
      case 'package':
        return this.#hear(message)
      case 'logged':
        return this.#hear({
          kind: 'printed',
          stream: message.stream,
          text: `${message.text}\n`,
        })
      default:
        return
    }
  }
}
