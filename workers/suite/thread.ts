/** Lets a Web Worker's module run as a thread of Node: the suite's nodes are these. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'

if (parentPort === null) throw new Error('this module runs in a thread')
const port = parentPort
Object.assign(globalThis, {
  postMessage: (message: unknown, transfer: readonly Transferable[] = []) =>
    port.postMessage(message, transfer as never),
  essaimReadNow: (url: string) => new Uint8Array(readFileSync(fileURLToPath(url))).buffer,
})
const early: unknown[] = []
const keep = (message: unknown) => early.push(message)
port.on('message', keep)
await import((workerData as { entry: string }).entry)
port.off('message', keep)
const deliver = (data: unknown) =>
  (globalThis as unknown as { onmessage: (event: { data: unknown }) => void }).onmessage({ data })
early.forEach(deliver)
port.on('message', deliver)
