import type { FromNode } from '../../workers/protocol/wire.ts'
import type { KernelPort } from './process.ts'

/** Starts the kernel's worker. The only place in this room that does. */
export function spawnKernel(): KernelPort {
  const worker = new Worker(new URL('../../workers/kernel/kernel.worker.ts', import.meta.url), {
    type: 'module',
    name: 'kernel',
  })
  const port: KernelPort = {
    post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
    onCrash: () => {},
    terminate: () => worker.terminate(),
  }
  worker.onmessage = (event: MessageEvent<FromNode>) => {
    if (event.data.kind === 'failed') port.onCrash(event.data.message)
  }
  worker.onerror = (event) => port.onCrash(event.message || 'the kernel could not be loaded')
  return port
}
