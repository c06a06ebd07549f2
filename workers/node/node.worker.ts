/** A node of the cluster: the scheduler or a worker. */

import { Endpoint } from '../fabric/endpoint.ts'
import type { FromNode, ToNode } from '../protocol/wire.ts'
import { boot, type Interpreter } from '../runtime/boot.ts'
import { Brake } from '../runtime/brake.ts'
import { preload } from '../runtime/interpreter.ts'
import { readNow } from '../runtime/read-now.ts'
import { reasonOf } from '../runtime/reason.ts'

const tell = (message: FromNode, transfer: Transferable[] = []) => postMessage(message, transfer)
const endpoint = new Endpoint(tell)
const brake = new Brake()
let name = ''
let node: Promise<Interpreter> | null = null

async function roles() {
  if (node === null) throw new Error('the node was not asked to boot')
  const { python, heapBytes } = await node
  return { roles: python.pyimport('essaim.cluster.nodes'), heapBytes }
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
      node = boot(message, {
        endpoint,
        brake,
        readNow,
        onPackage: (name, state, bytes) => tell({ kind: 'package', name, state, bytes }),
        emit: (channel, payload) => tell({ kind: 'emitted', channel, payload }),
        request: () => Promise.reject(new Error('a node asks nothing of the page')),
        print: (stream, text) => tell({ kind: 'logged', stream, text }),
        onFatal: (error) => tell({ kind: 'failed', message: reasonOf(error) }),
      })
      const { marks, heapBytes } = await node
      return tell({ kind: 'booted', marks, heap: heapBytes() })
    }
    case 'start-scheduler': {
      const { roles: python, heapBytes } = await roles()
      const address: string = await python.start_scheduler()
      return tell({ kind: 'started', address, heap: heapBytes() })
    }
    case 'start-worker': {
      const { roles: python, heapBytes } = await roles()
      const limit = message.memoryLimit ?? undefined
      const address: string = await python.start_worker(name, message.threads, limit)
      tell({ kind: 'started', address, heap: heapBytes() })
      await python.finished()
      return tell({ kind: 'ended' })
    }
    case 'accept':
      await node
      return endpoint.accept(message.from, message.to, message.port, message.sent)
    case 'host-lost':
      return endpoint.loseHost(message.host)
    case 'network':
      return endpoint.useNetwork(message.network, message.host)
    case 'freeze':
      return brake.freeze()
    case 'thaw':
      return brake.thaw()
    case 'slow':
      return brake.slow(message.factor)
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
