/** Fetches and compiles, once for a page, what all of its interpreters start from. */

import type {
  BootAssets,
  Bytes,
  DataCatalogue,
  RuntimeManifest,
} from '../../workers/protocol/boot.ts'

export interface AssetSource {
  /** The folder of `manifest.json`, absolute, with a trailing slash. */
  readonly url: string
  /** The folder of the course's data, absolute, with a trailing slash. */
  readonly dataUrl: string
  /** Whether memory can be shared between workers. */
  readonly shared: boolean
  /** Whether a snapshot can be restored. */
  readonly restores: boolean
}

async function readJson<T>(url: string): Promise<T> {
  const answer = await fetch(url, { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return (await answer.json()) as T
}

export const readManifest = (url: string) => readJson<RuntimeManifest>(`${url}manifest.json`)

async function fetchBytes(url: string, shared: boolean): Promise<Bytes> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  const length = Number(answer.headers.get('content-length'))
  const encoded = answer.headers.has('content-encoding')
  if (!shared) return answer.arrayBuffer()
  if (encoded || !length || answer.body === null) {
    const bytes = await answer.arrayBuffer()
    const target = new SharedArrayBuffer(bytes.byteLength)
    new Uint8Array(target).set(new Uint8Array(bytes))
    return target
  }
  // Into shared memory as it arrives, instead of once into a buffer and once out of it.
  const target = new Uint8Array(new SharedArrayBuffer(length))
  let at = 0
  // Safari's streams cannot be iterated.
  const reader = answer.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    target.set(part.value, at)
    at += part.value.byteLength
  }
  if (at !== length) throw new Error(`${url} ended after ${at} of ${length} bytes`)
  return target.buffer
}

export async function loadAssets(source: AssetSource): Promise<BootAssets> {
  const [manifest, data] = await Promise.all([
    readManifest(source.url),
    readJson<DataCatalogue>(`${source.dataUrl}catalogue.json`),
  ])
  const pyodideUrl = source.url + manifest.pyodide
  const snapshotUrl = source.restores ? manifest.snapshot : null
  const [module, stdlib, archive, snapshot] = await Promise.all([
    WebAssembly.compileStreaming(fetch(`${pyodideUrl}pyodide.asm.wasm`)),
    fetchBytes(`${pyodideUrl}python_stdlib.zip`, source.shared),
    fetchBytes(source.url + manifest.archive, source.shared),
    snapshotUrl === null ? null : fetchBytes(source.url + snapshotUrl, source.shared),
  ])
  return {
    pyodideUrl,
    packagesUrl: `${source.url}packages/`,
    catalogue: manifest.catalogue,
    dataUrl: source.dataUrl,
    data,
    module,
    stdlib,
    archive,
    snapshot,
  }
}
