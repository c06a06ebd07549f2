import type { BootAssets } from '../../workers/protocol/boot.ts'
import {
  type ClusterCommand,
  type ClusterEvent,
  type ClusterState,
  MOST_WORKERS,
  readEvents,
} from '../../workers/protocol/cluster.ts'
import { readNannyOrder } from '../../workers/protocol/nanny.ts'
import { DEFAULT_OPTIONS, type WorkerOptions } from '../../workers/protocol/options.ts'
import type { FromNode } from '../../workers/protocol/wire.ts'
import { calm } from './calm.ts'
import { Disk } from './disk.ts'
import { EventLog } from './events.ts'
import { Faults } from './faults.ts'
import { Hub, type NodePort } from './hub.ts'
import { NetworkControl } from './network.ts'
import { ClusterNode, type NodeSettings } from './node.ts'
import { checkNumber, namesFor } from './numbering.ts'
import { Standing } from './standing.ts'

export const SCHEDULER = 'scheduler'
const NOT_THERE = Promise.resolve()
/** A worker that ended by itself is started anew after this long. */
const NANNY_MS = 500

export interface Surroundings {
  readonly spawn: (name: string) => NodePort
  readonly assets: () => Promise<BootAssets>
  readonly pyodideUrl: string | null
  readonly shared: boolean
  readonly dashboardUrl: string
  /** Removes what nodes that are gone have left on a disk. */
  readonly sweep?: () => void
  /** A node has booted; why it could not from its image, or null where it could. */
  readonly started?: (fallback: string | null) => void
  /** Seconds, Unix. */
  readonly now: () => number
}

type LostNode = Extract<ClusterEvent, { kind: 'node-lost' }>
export type StartCommand = Extract<ClusterCommand, { kind: 'start' }>

/** The tab's one cluster: who asks for nodes, gets them here. */
export class ClusterSession {
  readonly log = new EventLog()
  readonly hub = new Hub()
  /** The files that kernel and nodes share. */
  readonly disk: Disk
  /** Faults that leave a node alive. */
  readonly faults: Faults
  /** What is laid over the tab's own network. */
  readonly network: NetworkControl
  readonly #around: Surroundings
  readonly #nodes = new Map<string, ClusterNode>()
  /** Of each name the node that runs, or ran last. */
  readonly #latest = new Map<string, ClusterNode>()
  /** Workers that are started again in a moment, as a nanny does. */
  readonly #comingBack = new Set<string>()
  readonly #standing = new Standing()
  #anticipated = false
  /** What workers are started with when nothing else is said. */
  #options: WorkerOptions = DEFAULT_OPTIONS

  constructor(around: Surroundings) {
    this.#around = around
    this.disk = new Disk(around.shared)
    const append = (event: ClusterEvent) => this.log.append(event)
    this.faults = new Faults({ running: (name) => this.running(name), append, now: around.now })
    this.network = new NetworkControl(this.hub, append, around.now, () => [
      'kernel',
      ...this.#nodes.keys(),
    ])
  }

  get state(): ClusterState {
    return this.#standing.state
  }

  get workers(): readonly string[] {
    return [...this.#nodes.keys()].filter((name) => name !== SCHEDULER)
  }

  node(name: string): ClusterNode | undefined {
    return this.#nodes.get(name)
  }

  /** The node that runs under a name, or ran last. */
  latest(name: string): ClusterNode | undefined {
    return this.#latest.get(name)
  }

  comesBack(name: string): boolean {
    return this.#comingBack.has(name)
  }

  /** @throws RangeError where no such node runs, with a sentence */
  running(name: string): ClusterNode {
    const node = this.#nodes.get(name)
    if (node !== undefined) return node
    const names = [...this.#nodes.keys()].join(', ')
    throw new RangeError(
      `there is no node “${name}”; ${names === '' ? 'the cluster is off' : `there are ${names}`}`,
    )
  }

  watch(watcher: (state: ClusterState) => void): () => void {
    return this.#standing.watch(watcher)
  }

  /**
   * Starts a scheduler and workers, all at once; keeps those that run already.
   * @throws RangeError for a number of workers that cannot be
   */
  async start({ workers, options }: StartCommand): Promise<void> {
    checkNumber(workers)
    // What a scheduler has left behind serves no other one.
    if (this.state === 'failed') {
      this.stop()
      // A cable that is still pulled would keep the new nodes from each other.
      this.network.heal('*', '*')
    }
    const began = performance.now()
    const wasOff = this.#nodes.size === 0
    if (wasOff) this.#around.sweep?.()
    this.#options = { ...(wasOff ? DEFAULT_OPTIONS : this.#options), ...options }
    const names = [SCHEDULER, ...namesFor(workers, this.workers)]
    for (const name of names) this.#spawn(name, this.#options)
    await this.#settle(names)
    if (wasOff && this.state === 'ready') {
      performance.measure('essaim:cluster-ready', { start: began, end: performance.now() })
    }
  }

  /** Starts nodes that a cell is expected to ask for; they are nobody's until it does. */
  anticipate(workers: number): void {
    if (this.#nodes.size > 0 || workers < 1 || workers > MOST_WORKERS) return
    this.#anticipated = true
    this.start({ kind: 'start', workers }).catch(() => {})
  }

  /** Takes over what was anticipated; false when nothing was. */
  claim(): boolean {
    const anticipated = this.#anticipated
    this.#anticipated = false
    return anticipated
  }

  /** Gives back what was anticipated and never asked for. */
  release(): void {
    if (this.claim()) this.stop()
  }

  async scale(workers: number): Promise<void> {
    checkNumber(workers)
    this.claim()
    for (const name of this.workers.slice(workers)) this.remove(name, 'stopped')
    this.#standing.missNobody()
    await this.start({ kind: 'start', workers })
  }

  /** Starts one worker by name, if it does not run. */
  async startNode(name: string, options: Partial<WorkerOptions> = {}): Promise<void> {
    checkNumber(this.workers.filter((other) => other !== name).length + 1)
    this.#spawn(name, { ...this.#options, ...options })
    await this.#settle([name])
  }

  /** Starts a node anew under its name, whether it runs or is lost. */
  async restart(name: string): Promise<void> {
    // Of a worker that was lost twice, dask may have closed the first life after the second.
    const lived = this.#nodes.has(SCHEDULER) && this.#latest.has(name)
    const known = lived || this.#standing.isMissing(name) ? this.node(name) : this.running(name)
    const options = known?.settings.options ?? this.#options
    this.remove(name, 'stopped')
    this.#spawn(name, options)
    await this.#settle([name])
  }

  kill(name: string): void {
    this.remove(name, 'killed')
  }

  /** Takes a node away at once; without a scheduler there is no cluster. */
  remove(name: string, why: LostNode['why']): void {
    const node = this.#nodes.get(name)
    if (node === undefined) {
      // It was killed before, and now nobody wants it any more.
      if (why === 'stopped') this.#standing.missNoLonger(name)
      return this.#assess()
    }
    this.#nodes.delete(name)
    node.terminate()
    this.hub.leave(name)
    if (name === SCHEDULER) for (const left of this.#nodes.values()) left.strand()
    this.#around.sweep?.()
    if (why === 'stopped') this.#standing.missNoLonger(name)
    else this.#standing.miss(name)
    this.log.append({ kind: 'node-lost', at: this.#around.now(), node: name, why })
    this.#assess()
  }

  stop(): void {
    for (const name of [...this.#nodes.keys()].reverse()) this.remove(name, 'stopped')
    this.#standing.missNobody()
    this.#assess()
  }

  /** Ends the tasks that run: those that wait, those that compute, and nodes beyond both. */
  async interrupt(): Promise<void> {
    this.faults.takeBack()
    // A signal would end the start of a node that is not ready, and no task.
    const ready = [...this.#nodes.values()].filter((node) => node.ready && node.name !== SCHEDULER)
    await Promise.all(
      ready.map(async (node) => {
        this.faults.thaw(node.name)
        const present = () => this.#nodes.get(node.name) === node
        if ((await calm(node, present)) || !present()) return
        // A node that does not come up again is seen in the state.
        await this.restart(node.name).catch(() => {})
      }),
    )
  }

  #spawn(name: string, options: WorkerOptions): void {
    if (this.#nodes.has(name)) return
    const role: NodeSettings['role'] = name === SCHEDULER ? 'scheduler' : 'worker'
    const port = this.#around.spawn(name)
    const { shared, pyodideUrl, dashboardUrl } = this.#around
    // A port of its own, as processes have: who still speaks to the node before it is refused.
    const life = (this.#latest.get(name)?.settings.life ?? -1) + 1
    const settings = { role, name, options, shared, life }
    const node = new ClusterNode(port, this.disk, settings, (message) => this.#hear(node, message))
    port.onCrash = (reason) => {
      this.#hear(node, { kind: 'failed', message: reason })
    }
    this.#nodes.set(name, node)
    this.#latest.set(name, node)
    this.#standing.missNoLonger(name)
    this.hub.expect(name, port)
    this.log.append({ kind: 'node-spawned', at: this.#around.now(), node: name })
    if (pyodideUrl !== null) port.post({ kind: 'prepare', pyodideUrl })
    this.#around.assets().then(
      (assets) => node.boot(assets, dashboardUrl),
      (error: unknown) => this.#hear(node, { kind: 'failed', message: String(error) }),
    )
  }

  #hear(node: ClusterNode, message: FromNode): void {
    const at = this.#around.now()
    if (this.#nodes.get(node.name) !== node) return
    switch (message.kind) {
      case 'connect':
        return this.hub.connect(message)
      case 'booted':
        this.#around.started?.(message.fallback)
        // A worker listens as soon as it has booted; the scheduler when distributed says so.
        if (node.settings.role === 'worker') this.hub.join(node.name, node.port)
        return
      case 'started':
        if (node.settings.role === 'scheduler') this.hub.join(node.name, node.port)
        return this.log.append({
          kind: 'node-ready',
          at,
          node: node.name,
          heap: message.heap,
          ...(message.memory === null ? {} : { memory: message.memory }),
        })
      case 'emitted':
        if (message.channel === 'nanny') return this.#obey(message.payload)
        return this.log.append(...readEvents(message.payload))
      case 'package':
        return this.log.append({
          kind: 'package-moved',
          at,
          node: node.name,
          name: message.name,
          state: message.state,
        })
      case 'ended':
        // As a nanny does; a worker that was scaled away is taken from the page before that.
        setTimeout(() => {
          const stranded = !this.#nodes.has(SCHEDULER)
          if (stranded || this.#nodes.get(node.name) !== node) return
          if (node.letGo) this.remove(node.name, 'stopped')
          else void this.restart(node.name).catch(() => {})
        }, NANNY_MS)
        return
      case 'failed':
        console.warn(`${node.name}: ${message.message}`)
        return this.#replace(node, 'crashed')
      case 'over-limit':
        return this.#replace(node, 'memory')
      case 'logged':
        console.debug(`${node.name}: ${message.text}`)
        return
      case 'pong':
      case 'change-file':
        return
      default:
        return message satisfies never
    }
  }

  /** What the scheduler asks of a worker's nanny. */
  #obey(payload: string): void {
    const order = readNannyOrder(payload)
    const node = this.#nodes.get(order.node)
    if (node === undefined) return
    switch (order.do) {
      case 'replace':
        return void this.restart(order.node).catch(() => {})
      case 'let-go':
        node.letGo = true
        return
      default:
        return order.do satisfies never
    }
  }

  /** A worker that had started is started again, as a nanny does; else it would fail again. */
  #replace(node: ClusterNode, why: LostNode['why']): void {
    this.remove(node.name, why)
    if (!node.ready || node.settings.role === 'scheduler') return
    this.#comingBack.add(node.name)
    setTimeout(() => {
      this.#comingBack.delete(node.name)
      const wanted = this.#standing.isMissing(node.name) && this.#nodes.has(SCHEDULER)
      if (wanted) this.startNode(node.name, node.settings.options).catch(() => {})
    }, NANNY_MS)
  }

  async #settle(names: readonly string[]): Promise<void> {
    this.#assess()
    const starts = names.map((name) => this.#nodes.get(name)?.started ?? NOT_THERE)
    const ended = await Promise.allSettled(starts)
    this.#assess()
    const failed = ended.find((end) => end.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }

  #assess(): void {
    this.#standing.assess([...this.#nodes.values()], this.#nodes.has(SCHEDULER))
  }
}
