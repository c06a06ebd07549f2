/** What an image would cost that a reader's own browser keeps: written once, read at each visit. */

import type { Samples } from '../samples.ts'
import { openBrowser } from './browser.ts'

interface Kept {
  readonly written: number
  readonly read: number
  readonly fetched: number
}

/** Runs in the page. Seconds to write an image to the private file system, to read it, and to fetch it again. */
async function keepImage(): Promise<Kept> {
  const runtime = `${location.origin}/runtime/`
  const { images } = await (await fetch(`${runtime}manifest.json`)).json()
  const files: string[] = [images.data.memory, images.data.libraries]
  const fetchAll = () =>
    Promise.all(files.map(async (file) => (await fetch(runtime + file)).arrayBuffer()))
  const seconds = async (act: () => Promise<unknown>) => {
    const began = performance.now()
    await act()
    return (performance.now() - began) / 1000
  }
  const script = `onmessage = async ({ data }) => {
    const folder = await navigator.storage.getDirectory()
    const file = await folder.getFileHandle('image', { create: true })
    const handle = await file.createSyncAccessHandle()
    let began = performance.now(), at = 0
    for (const part of data) at += handle.write(part, { at })
    handle.flush()
    const written = (performance.now() - began) / 1000
    began = performance.now()
    if (handle.read(new Uint8Array(at), { at: 0 }) !== at) throw new Error('not all was read')
    const read = (performance.now() - began) / 1000
    handle.close()
    await folder.removeEntry('image')
    postMessage({ written, read })
  }`
  const parts = await fetchAll()
  const worker = new Worker(URL.createObjectURL(new Blob([script])))
  const done = await new Promise<{ written: number; read: number }>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.postMessage(parts, parts)
  })
  worker.terminate()
  return { ...done, fetched: await seconds(fetchAll) }
}

export async function measureKept(chromium: string, site: string, samples: Samples): Promise<void> {
  const { page, close } = await openBrowser(chromium)
  try {
    await page.goto(`${site}en/doctor/`)
    const { written, read, fetched } = await page.evaluate(keepImage)
    samples.add('browser', 'kept written', written)
    samples.add('browser', 'kept read', read)
    samples.add('browser', 'kept fetched', fetched)
  } catch (error) {
    samples.fail('browser', 'kept', error)
  } finally {
    await close()
  }
}
