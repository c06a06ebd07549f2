/** A node of the cluster: the scheduler or a worker. */

import { Endpoint } from '../fabric/endpoint.ts'
import type { WorkerOptions } from '../protocol/options.ts'
import type { FromNode, ToNode } from '../protocol/wire.ts'
import { boot, type Interpreter } from '../runtime/boot.ts'
import { Brake } from '../runtime/brake.ts'
import { SharedFiles } from '../runtime/files/shared-files.ts'
import { preload } from '../runtime/interpreter.ts'
import { readNow } from '../runtime/read-now.ts'
import { reasonOf } from '../runtime/reason.ts'
import { LateDisk } from '../runtime/spill/late-disk.ts'
import { type Disk, memoryDisk } from '../runtime/spill/memory-disk.ts'
import { openDisk } from '../runtime/spill/opfs-disk.ts'
import { mountDisk } from '../runtime/spill/spill-fs.ts'
import { watchMemory } from '../runtime/watch-memory.ts'

/** Where distributed makes a worker's folder when nothing else is configured. */
const SPILL_FOLDER = '/tmp/dask-scratch-space'

/** The answer of `essaim.cluster.nodes.limit_memory`. */
type Limits =
  | { readonly refused: string }
  | { readonly idle: number; readonly limit: number | null; readonly terminate: number | null }

const tell = (message: FromNode, transfer: Transferable[] = []) => postMessage(message, transfer)
const files = new SharedFiles((change) => tell({ kind: 'change-file', change }))
const endpoint = new Endpoint(tell, files)
const brake = new Brake()
let name = ''
let node: Promise<Interpreter> | null = null
/** Opened while the interpreter boots. */
let disk: Promise<Disk> = Promise.resolve(memoryDisk())

async function roles() {
  if (node === null) throw new Error('the node was not asked to boot')
  const { python, heap } = await node
  return { python, heap, roles: python.pyimport('essaim.cluster.nodes') }
}

async function startWorker(options: WorkerOptions, port: number) {
  const { threads, memoryLimit, resources, config } = options
  const { python, heap, roles: role } = await roles()
  const spill = new LateDisk(disk)
  mountDisk(python._module, spill, SPILL_FOLDER)
  role.configure(JSON.stringify(config))
  const limits: Limits = JSON.parse(role.limit_memory(JSON.stringify(memoryLimit)))
  if ('refused' in limits) return tell({ kind: 'failed', message: limits.refused })
  const address: string = await role.start_worker(name, port, threads, JSON.stringify(resources))
  const { idle, limit, terminate } = limits
  const memory = { idle, limit, spills: await spill.settled() }
  tell({ kind: 'started', address, heap: heap.size, memory })
  if (terminate !== null) {
    watchMemory(heap, terminate, (bytes) => tell({ kind: 'over-limit', bytes }))
  }
  await role.finished()
  return tell({ kind: 'ended' })
}

async function burdens() {
  if (node === null) throw new Error('the node was not asked to boot')
  return (await node).python.pyimport('essaim.cluster.burdens')
}

async function handle(message: ToNode): Promise<void> {
  switch (message.kind) {
    case 'prepare':
      return preload(message.pyodideUrl)
    case 'boot': {
      name = message.name
      if (message.role === 'worker') disk = openDisk(name)
      files.open(message.files)
      node = boot(message, {
        endpoint,
        files,
        brake,
        readNow,
        onPackage: (name, state, bytes) => tell({ kind: 'package', name, state, bytes }),
        emit: (channel, payload) => tell({ kind: 'emitted', channel, payload }),
        request: () => Promise.reject(new Error('a node asks nothing of the page')),
        print: (stream, text) => tell({ kind: 'logged', stream, text }),
        onFatal: (error) => tell({ kind: 'failed', message: reasonOf(error) }),
      })
      const { marks, image, fallback, heap } = await node
      return tell({ kind: 'booted', marks, heap: heap.size, image, fallback })
    }
    case 'start-scheduler': {
      const { roles: python, heap } = await roles()
      python.configure(JSON.stringify(message.config))
      const address: string = await python.start_scheduler()
      return tell({ kind: 'started', address, heap: heap.size, memory: null })
    }
    case 'start-worker':
      return startWorker(message.options, message.port)
    case 'accept':
      await node
      return endpoint.accept(message.from, message.to, message.port, message.sent)
    case 'host-lost':
      return endpoint.loseHost(message.host)
    case 'network':
      return endpoint.useNetwork(message.network, message.host)
    case 'file-changed':
      return files.hear(message.number, message.change)
    case 'freeze':
      return brake.freeze()
    case 'thaw':
      return brake.thaw()
    case 'slow':
      brake.slow(message.factor)
      return (await burdens()).slow(message.factor === 1 ? null : () => brake.rest())
    case 'fill-memory':
      return (await burdens()).fill(message.bytes)
    case 'occupy':
      return (await burdens()).occupy()
    case 'ping':
      return tell({ kind: 'pong', id: message.id })
    case 'interrupt-tasks':
      return (await roles()).roles.interrupt_tasks()
    default:
      return message satisfies never
  }
}

globalThis.onmessage = (event: MessageEvent<ToNode>) => {
  handle(event.data).catch((error: unknown) => {
    tell({ kind: 'failed', message: reasonOf(error) })
  })
}
