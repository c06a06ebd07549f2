/** A page's kernel: one interpreter that runs the reader's cells. */

import { expose } from 'comlink'
import { Endpoint } from '../fabric/endpoint.ts'
import type { BootRequest, PrepareRequest } from '../protocol/boot.ts'
import { type KernelApi, RUN_ENDED } from '../protocol/kernel.ts'
import type { FromNode, ToNode } from '../protocol/wire.ts'
import { boot, type Interpreter } from '../runtime/boot.ts'
import { SharedFiles } from '../runtime/files/shared-files.ts'
import { preload } from '../runtime/interpreter.ts'
import { Outside } from '../runtime/outside.ts'
import { readNow } from '../runtime/read-now.ts'
import { reasonOf } from '../runtime/reason.ts'
import { draw } from './drawing.ts'

/** The first message: how to boot, and the two ports to the page. */
interface Opening {
  readonly kind: 'open'
  readonly request: BootRequest
  /** Connections, as for any node. */
  readonly fabric: MessagePort
  /** The {@link KernelApi}, through comlink. */
  readonly service: MessagePort
  /** Requests to the page's cluster: `[id, method, payload]`, answered by `[id, answer]`. */
  readonly requests: MessagePort
}

const outside = new Outside()

function asking(port: MessagePort) {
  const waiting = new Map<number, (answer: string) => void>()
  let last = 0
  port.onmessage = (event: MessageEvent<readonly [id: number, answer: string]>) => {
    const [id, answer] = event.data
    waiting.get(id)?.(answer)
    waiting.delete(id)
  }
  return (method: string, payload: string) =>
    new Promise<string>((resolve) => {
      const id = ++last
      waiting.set(id, resolve)
      port.postMessage([id, method, payload])
    })
}

async function open({ request, fabric, service, requests }: Opening): Promise<void> {
  const tell = (message: FromNode, transfer: Transferable[] = []) =>
    fabric.postMessage(message, transfer)
  const files = new SharedFiles((change) => tell({ kind: 'change-file', change }))
  files.open(request.files)
  const endpoint = new Endpoint(tell, files)
  fabric.onmessage = (event: MessageEvent<ToNode>) => {
    const message = event.data
    if (message.kind === 'accept') {
      endpoint.accept(message.from, message.to, message.port, message.sent)
    } else if (message.kind === 'host-lost') endpoint.loseHost(message.host)
    else if (message.kind === 'file-changed') files.hear(message.number, message.change)
    else if (message.kind === 'network') endpoint.useNetwork(message.network, message.host)
  }
  const ask = asking(requests)
  const interpreter = await boot(request, {
    endpoint,
    files,
    readNow,
    onPackage: (name, state, bytes) => tell({ kind: 'package', name, state, bytes }),
    emit: (channel, payload) => tell({ kind: 'emitted', channel, payload }),
    request: (method, payload) => (method === 'graph.draw' ? draw(payload) : ask(method, payload)),
    openSocket: (address) => outside.open(address),
    print: (stream, text) => tell({ kind: 'logged', stream, text }),
    onFatal: fail,
  })
  expose(serve(interpreter, tell), service)
  const { marks, image, fallback, heap } = interpreter
  tell({ kind: 'booted', marks, heap: heap.size, image, fallback })
}

function serve({ python }: Interpreter, tell: (message: FromNode) => void): KernelApi {
  const kernel = python.pyimport('essaim.kernel.kernel')
  // Held from the start: a cell may replace the module's names, not this.
  const { check } = python.pyimport('essaim.grading.run')
  const { use } = python.pyimport('essaim.cluster.outside')
  kernel.start()
  return {
    run: async (code, colours) => {
      outside.name(code)
      try {
        return JSON.parse(await kernel.run(code, JSON.stringify(colours)))
      } finally {
        tell({ kind: 'emitted', channel: RUN_ENDED, payload: '' })
      }
    },
    interrupt: async () => kernel.interrupt(),
    answer: async (text) => kernel.answer(text),
    complete: async (code, cursor) => JSON.parse(kernel.complete(code, cursor)),
    signature: async (code, cursor) => JSON.parse(kernel.signature(code, cursor)),
    reset: async () => kernel.reset(),
    check: async (exercise, code, language) => JSON.parse(await check(exercise, code, language)),
    useScheduler: async (address, now) => {
      outside.name(address ?? '')
      return JSON.parse(await use(address, now))
    },
    write: async (path, bytes) => {
      const { FS } = python._module
      FS.mkdirTree(path.slice(0, path.lastIndexOf('/')))
      FS.writeFile(path, bytes)
    },
  }
}

function fail(error: unknown): void {
  postMessage({ kind: 'failed', message: reasonOf(error) } satisfies FromNode)
}

globalThis.onmessage = (event: MessageEvent<Opening | PrepareRequest>) => {
  if (event.data.kind === 'prepare') return preload(event.data.pyodideUrl)
  open(event.data).catch(fail)
}
