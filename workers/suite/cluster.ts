/** The tab's cluster under Node: the same sessions, threads instead of Web Workers. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { NodePort } from '../../src/cluster/hub.ts'
import { OutsideClusters } from '../../src/cluster/outside.ts'
import { clusterRequests } from '../../src/cluster/requests.ts'
import { ClusterSession } from '../../src/cluster/session.ts'
import type { KernelPort } from '../../src/kernel/process.ts'
import { KernelSession } from '../../src/kernel/session.ts'
import type { BootAssets, DataCatalogue, ImageAssets, RuntimeManifest } from '../protocol/boot.ts'
import { type ImageName, modulesIn } from '../protocol/image.ts'
import type { FromNode } from '../protocol/wire.ts'

const RUNTIME = new URL('../../public/runtime/', import.meta.url)
const DATA = new URL('../../public/data/', import.meta.url)

function shared(path: string): SharedArrayBuffer {
  const bytes = readFileSync(fileURLToPath(new URL(path, RUNTIME)))
  const target = new SharedArrayBuffer(bytes.byteLength)
  new Uint8Array(target).set(bytes)
  return target
}

export function loadAssets(image: ImageName = 'core'): BootAssets {
  const manifest = JSON.parse(
    readFileSync(new URL('manifest.json', RUNTIME), 'utf8'),
  ) as RuntimeManifest
  const wasm = readFileSync(new URL(`${manifest.pyodide}pyodide.asm.wasm`, RUNTIME))
  return {
    // As CommonJS, which Node takes it for only in its own package.
    pyodideUrl: new URL('../../node_modules/pyodide/', import.meta.url).href,
    packagesUrl: new URL('packages/', RUNTIME).href,
    catalogue: manifest.catalogue,
    dataUrl: DATA.href,
    data: JSON.parse(readFileSync(new URL('catalogue.json', DATA), 'utf8')) as DataCatalogue,
    module: new WebAssembly.Module(wasm),
    stdlib: shared(`${manifest.pyodide}python_stdlib.zip`),
    archive: shared(manifest.archive),
    modules: {
      url: new URL(manifest.modules, RUNTIME).href,
      listing: shared(manifest.listing),
      bytes: null,
    },
    snapshot: manifest.snapshot === null ? null : shared(manifest.snapshot),
    image: loadImage(manifest, image),
    snapshotUrl: manifest.snapshot && new URL(manifest.snapshot, RUNTIME).href,
  }
}

function loadImage({ images }: RuntimeManifest, name: ImageName): ImageAssets | null {
  const files = name === 'core' ? undefined : images[name]
  if (name === 'core' || files === undefined) return null
  const memory = shared(files.memory)
  const libraries = new Uint8Array(readFileSync(new URL(files.libraries, RUNTIME))).buffer
  return {
    name,
    memory,
    modules: modulesIn(files, libraries).map((bytes) => new WebAssembly.Module(bytes)),
    archiveUrl: new URL(files.archive, RUNTIME).href,
  }
}

function thread(entry: string): Worker {
  return new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { entry: new URL(entry, import.meta.url).href },
  })
}

function spawnNode(): NodePort {
  const worker = thread('../node/node.worker.ts')
  const port: NodePort = {
    post: (message, transfer = []) => worker.postMessage(message, transfer as never),
    onMessage: () => {},
    onCrash: () => {},
    terminate: () => void worker.terminate(),
  }
  worker.on('message', (message: FromNode) => port.onMessage(message))
  worker.on('error', (error) => port.onCrash(String(error)))
  return port
}

function spawnKernel(): KernelPort {
  const worker = thread('../kernel/kernel.worker.ts')
  const port: KernelPort = {
    post: (message, transfer = []) => worker.postMessage(message, transfer as never),
    onCrash: () => {},
    terminate: () => void worker.terminate(),
  }
  worker.on('message', (message: FromNode) => {
    if (message.kind === 'failed') port.onCrash(message.message)
  })
  worker.on('error', (error) => port.onCrash(String(error)))
  return port
}

export interface Tab {
  readonly cluster: ClusterSession
  readonly outside: OutsideClusters
  readonly kernel: KernelSession
  /** Of each interpreter that booted: why it could not from its image, null where it could. */
  readonly starts: readonly (string | null)[]
  close(): void
}

/** A kernel and a cluster that is off, as a page has them. */
export function openTab(assets: BootAssets = loadAssets(), shared = true): Tab {
  const now = () => Date.now() / 1000
  const starts: (string | null)[] = []
  const around = {
    assets: async () => assets,
    pyodideUrl: null,
    shared,
    dashboardUrl: 'http://localhost/en/cluster/',
    started: (fallback: string | null) => starts.push(fallback),
  }
  const cluster = new ClusterSession({ ...around, spawn: spawnNode, now })
  const outside = new OutsideClusters(cluster.log, now)
  const kernel = new KernelSession({
    ...around,
    spawn: spawnKernel,
    hub: cluster.hub,
    disk: cluster.disk,
    request: clusterRequests(cluster),
    outside: (payload) => (payload === null ? outside.reset() : outside.hear(payload)),
  })
  return {
    cluster,
    outside,
    kernel,
    starts,
    close: () => {
      kernel.terminate()
      cluster.stop()
    },
  }
}
