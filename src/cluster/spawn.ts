import type { FromNode } from '../../workers/protocol/wire.ts'
import type { NodePort } from './hub.ts'

/** Starts a node's worker. The only place in this room that does. */
export function spawnNode(name: string): NodePort {
  const worker = new Worker(new URL('../../workers/node/node.worker.ts', import.meta.url), {
    type: 'module',
    name,
  })
  const port: NodePort = {
    post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
    onMessage: () => {},
    onCrash: () => {},
    terminate: () => worker.terminate(),
  }
  worker.onmessage = (event: MessageEvent<FromNode>) => port.onMessage(event.data)
  worker.onerror = (event) => port.onCrash(event.message || 'the node could not be loaded')
  return port
}
