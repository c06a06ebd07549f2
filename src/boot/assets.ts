/** Fetches and compiles, once for a page, what all of its interpreters start from. */

import type {
  BootAssets,
  DataCatalogue,
  ImageAssets,
  RuntimeManifest,
} from '../../workers/protocol/boot.ts'
import { type ImageName, type LargeImage, modulesIn } from '../../workers/protocol/image.ts'
import { fetchBytes } from './fetch-bytes.ts'

export interface AssetSource {
  /** The folder of `manifest.json`, absolute, with a trailing slash. */
  readonly url: string
  /** The folder of the course's data, absolute, with a trailing slash. */
  readonly dataUrl: string
  /** Whether memory can be shared between workers. */
  readonly shared: boolean
  /** Whether a snapshot can be restored. */
  readonly restores: boolean
  /** Whether an image with native libraries can be. */
  readonly relinks: boolean
  /** Hears why an image could not be had. */
  readonly fellBack: (reason: string) => void
}

type Common = Omit<BootAssets, 'snapshot' | 'image'>

/** One page's assets; what images have in common is there once. */
export class AssetStore {
  readonly #source: AssetSource
  readonly #manifest: () => Promise<RuntimeManifest>
  readonly #common: () => Promise<Common>
  readonly #images = new Map<ImageName, () => Promise<BootAssets>>()

  constructor(source: AssetSource) {
    this.#source = source
    this.#manifest = once(() => readJson<RuntimeManifest>(`${source.url}manifest.json`))
    this.#common = once(async () => loadCommon(source, await this.#manifest()))
  }

  /** What nodes start from; without the image where it cannot be had. */
  get(image: ImageName): Promise<BootAssets> {
    const { relinks, shared, fellBack } = this.#source
    // Without shared memory, each node would have a copy of its own.
    if (image === 'core' || !relinks || !shared) return this.#for('core', () => this.#plain())
    return this.#for(image, () =>
      this.#withImage(image).catch((error: unknown) => {
        fellBack(String(error))
        return this.get('core')
      }),
    )
  }

  #for(image: ImageName, load: () => Promise<BootAssets>): Promise<BootAssets> {
    const known = this.#images.get(image) ?? once(load)
    this.#images.set(image, known)
    return known()
  }

  async #plain(): Promise<BootAssets> {
    const { url, restores, shared } = this.#source
    const { snapshot: file } = await this.#manifest()
    const [common, snapshot] = await Promise.all([
      this.#common(),
      restores && file !== null ? fetchBytes(url + file, shared) : null,
    ])
    return { ...common, snapshot, image: null }
  }

  async #withImage(name: LargeImage): Promise<BootAssets> {
    const manifest = await this.#manifest()
    const [common, image] = await Promise.all([
      this.#common(),
      loadImage(this.#source, manifest, name),
    ])
    return { ...common, snapshot: null, image }
  }
}

/** What is asked for again is not done again, unless it failed. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let going: Promise<T> | null = null
  return () => {
    going ??= work().catch((error: unknown) => {
      going = null
      throw error
    })
    return going
  }
}

async function readJson<T>(url: string): Promise<T> {
  const answer = await fetch(url, { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return (await answer.json()) as T
}

async function loadCommon(source: AssetSource, manifest: RuntimeManifest): Promise<Common> {
  const { url, shared, restores, dataUrl } = source
  const pyodideUrl = url + manifest.pyodide
  const snapshot = restores ? manifest.snapshot : null
  const [data, module, stdlib, archive, listing, modules] = await Promise.all([
    readJson<DataCatalogue>(`${dataUrl}catalogue.json`),
    WebAssembly.compileStreaming(fetch(`${pyodideUrl}pyodide.asm.wasm`)),
    fetchBytes(`${pyodideUrl}python_stdlib.zip`, shared),
    fetchBytes(url + manifest.archive, shared),
    fetchBytes(url + manifest.listing, shared),
    snapshot === null ? fetchBytes(url + manifest.modules, shared) : null,
  ])
  return {
    pyodideUrl,
    packagesUrl: `${url}packages/`,
    catalogue: manifest.catalogue,
    dataUrl,
    data,
    module,
    stdlib,
    archive,
    modules: { url: url + manifest.modules, listing, bytes: modules },
    snapshotUrl: snapshot && url + snapshot,
  }
}

async function loadImage(
  { url, shared }: AssetSource,
  { images }: RuntimeManifest,
  name: LargeImage,
): Promise<ImageAssets> {
  const files = images[name]
  if (files === undefined) throw new Error(`there is no image ${name}`)
  const [memory, libraries] = await Promise.all([
    fetchBytes(url + files.memory, shared, files.memoryBytes),
    fetchBytes(url + files.libraries, false, files.librariesBytes),
  ])
  const modules = await Promise.all(
    modulesIn(files, libraries as ArrayBuffer).map((bytes) => WebAssembly.compile(bytes)),
  )
  return { name, memory, modules, archiveUrl: url + files.archive }
}
