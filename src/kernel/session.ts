import { type Remote, wrap } from 'comlink'
import type { BootAssets } from '../../workers/protocol/boot.ts'
import type {
  CheckResult,
  Colours,
  Completion,
  KernelApi,
  KernelEvent,
  RunResult,
  Signature,
} from '../../workers/protocol/kernel.ts'
import type { FromNode } from '../../workers/protocol/wire.ts'
import type { FabricHub } from './fabric.ts'

const SIGINT = 2
const KERNEL = 'kernel'
/** A kernel that does not answer for so long computes; so much later it is beyond an interrupt. */
const PATIENCE_MS = 120
const LAST_PATIENCE_MS = 750

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
  /** Answers what `LocalCluster` asks. */
  readonly request: (method: string, payload: string) => Promise<string>
}

/** How a run ended; `lost` when the interpreter had to be replaced, with the names in it. */
export type Outcome =
  | (RunResult & { readonly lost: false })
  | { readonly status: 'stopped'; readonly lost: true }
  | { readonly status: 'crashed'; readonly lost: true; readonly reason: string }

export type KernelState = 'off' | 'starting' | 'idle' | 'busy'

interface Running {
  readonly port: KernelPort
  readonly api: Remote<KernelApi>
  readonly interrupt: Int32Array | null
}

/** A page's kernel: long-lived owner of the worker, which alone may end it. */
export class KernelSession {
  readonly #around: Surroundings
  readonly #watchers = new Set<(state: KernelState) => void>()
  #running: Promise<Running> | null = null
  #port: KernelPort | null = null
  #sink: (event: KernelEvent) => void = () => {}
  #abandon: ((outcome: Outcome) => void) | null = null
  readonly #files = new Map<string, Uint8Array>()
  #queue: Promise<unknown> = Promise.resolve()
  #state: KernelState = 'off'

  constructor(around: Surroundings) {
    this.#around = around
  }

  get state(): KernelState {
    return this.#state
  }

  watch(watcher: (state: KernelState) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Boots the interpreter, if it does not run. */
  boot(): Promise<unknown> {
    this.#running ??= this.#boot()
    return this.#running
  }

  /** Runs a cell after those before it; its events go to `sink` as they happen. */
  run(
    code: string,
    colours: Colours,
    sink: (event: KernelEvent) => void,
    onStart: () => void = () => {},
  ): Promise<Outcome> {
    const run = this.#queue.then(() => this.#run(code, colours, sink, onStart))
    this.#queue = run.catch(() => {})
    return run
  }

  async #run(
    code: string,
    colours: Colours,
    sink: (event: KernelEvent) => void,
    onStart: () => void,
  ): Promise<Outcome> {
    const abandoned = new Promise<Outcome>((resolve) => {
      this.#abandon = resolve
    })
    try {
      await Promise.race([this.boot(), abandoned])
      const running = this.#running
      if (running === null) return await abandoned
      const { api } = await running
      this.#become('busy')
      this.#sink = sink
      onStart()
      const done = api.run(code, colours).then((result): Outcome => ({ ...result, lost: false }))
      return await Promise.race([done, abandoned])
    } finally {
      this.#abandon = null
      if (this.#state === 'busy') this.#become('idle')
    }
  }

  /** Stops the running cell: asks, then interrupts, then replaces the interpreter. */
  async interrupt(): Promise<void> {
    const running = this.#running
    if (running === null || this.#state === 'off') return
    if (this.#state === 'starting') return this.#replace({ status: 'stopped', lost: true })
    const { api, interrupt } = await running
    const ended = () => this.#state !== 'busy'
    const answered = await Promise.race([api.interrupt().then(() => true), after(PATIENCE_MS)])
    if (answered && (await until(ended, LAST_PATIENCE_MS))) return
    if (interrupt !== null) {
      Atomics.store(interrupt, 0, SIGINT)
      if (await until(ended, LAST_PATIENCE_MS)) return
    }
    if (!ended()) this.#replace({ status: 'stopped', lost: true })
  }

  async answer(text: string): Promise<void> {
    await (await this.#running)?.api.answer(text)
  }

  async complete(code: string, cursor: number): Promise<Completion | null> {
    if (this.#running === null || this.#state === 'busy') return null
    return (await this.#running).api.complete(code, cursor)
  }

  async signature(code: string, cursor: number): Promise<Signature | null> {
    if (this.#running === null || this.#state === 'busy') return null
    return (await this.#running).api.signature(code, cursor)
  }

  /** Judges a solution, in a namespace of its own. */
  check(exercise: string, code: string, language: string): Promise<readonly CheckResult[]> {
    const checked = this.#queue.then(async () => {
      await this.boot()
      const running = await this.#running
      return running === null ? [] : running.api.check(exercise, code, language)
    })
    this.#queue = checked.catch(() => {})
    return checked
  }

  /** A file that is there in this interpreter and in those that may replace it. */
  addFile(path: string, bytes: Uint8Array): void {
    this.#files.set(path, bytes)
    void this.#running?.then(({ api }) => api.write(path, bytes))
  }

  /** Forgets the reader's names. */
  async reset(): Promise<void> {
    if (this.#state === 'busy') await this.interrupt()
    await (await this.#running)?.api.reset()
  }

  terminate(): void {
    this.#port?.terminate()
    this.#port = null
    this.#running = null
    this.#around.hub.leave(KERNEL)
    this.#become('off')
  }

  #replace(outcome: Outcome): void {
    this.terminate()
    this.#abandon?.(outcome)
    // Should it not come up again, the next run says why.
    this.boot().catch(() => {})
  }

  async #boot(): Promise<Running> {
    this.#become('starting')
    const began = performance.now()
    const port = this.#around.spawn()
    this.#port = port
    const { pyodideUrl, shared, hub, request, dashboardUrl } = this.#around
    if (pyodideUrl !== null) port.post({ kind: 'prepare', pyodideUrl })
    const assets = await this.#around.assets()
    const fabric = new MessageChannel()
    const service = new MessageChannel()
    const requests = new MessageChannel()
    const interrupt = shared ? new Int32Array(new SharedArrayBuffer(4)) : null
    const booted = new Promise<void>((resolve, reject) => {
      port.onCrash = (reason) => {
        reject(new Error(reason))
        if (this.#port !== port) return
        // A kernel that never came up would not come up the next time either.
        if (this.#state === 'starting') this.terminate()
        else this.#replace({ status: 'crashed', lost: true, reason })
      }
      fabric.port1.onmessage = (event: MessageEvent<FromNode>) => {
        if (event.data.kind === 'booted') resolve()
        else this.#hear(event.data)
      }
    })
    requests.port1.onmessage = async (event: MessageEvent<readonly [number, string, string]>) => {
      const [id, method, payload] = event.data
      requests.port1.postMessage([id, await request(method, payload)])
    }
    port.post(
      {
        kind: 'open',
        request: { kind: 'boot', role: KERNEL, name: KERNEL, assets, interrupt, dashboardUrl },
        fabric: fabric.port2,
        service: service.port2,
        requests: requests.port2,
      },
      [fabric.port2, service.port2, requests.port2],
    )
    hub.join(KERNEL, {
      post: (message, transfer = []) => fabric.port1.postMessage(message, [...transfer]),
    })
    await booted
    const api = wrap<KernelApi>(service.port1)
    for (const [path, bytes] of this.#files) await api.write(path, bytes)
    this.#become('idle')
    performance.measure('essaim:kernel-ready', { start: began, end: performance.now() })
    return { port, api, interrupt }
  }

  #hear(message: FromNode): void {
    switch (message.kind) {
      case 'connect':
        return this.#around.hub.connect(message)
      case 'emitted':
        return this.#sink(JSON.parse(message.payload) as KernelEvent)
      case 'package':
        return this.#sink(message)
      case 'logged':
        return this.#sink({ kind: 'printed', stream: message.stream, text: `${message.text}\n` })
      default:
        return
    }
  }

  #become(state: KernelState): void {
    if (this.#state === state) return
    this.#state = state
    for (const watcher of this.#watchers) watcher(state)
  }
}

function after(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds))
}

async function until(condition: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!condition() && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return condition()
}
