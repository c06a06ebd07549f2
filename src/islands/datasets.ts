import type { KernelSession } from '../kernel/session.ts'

const written = new WeakMap<KernelSession, Promise<unknown>>()

/** Puts the page's datasets into the kernel's file system, under `data/`; once. */
export function bringDatasets(kernel: KernelSession): Promise<unknown> {
  const already = written.get(kernel)
  if (already !== undefined) return already
  const names = document.querySelector<HTMLElement>('[data-datasets]')?.dataset.datasets ?? ''
  const base = import.meta.env.BASE_URL.replace(/\/$/, '')
  const bringing = Promise.all(
    names
      .split(' ')
      .filter((name) => name !== '')
      .map(async (name) => {
        const answer = await fetch(`${base}/data/${name}.json`)
        if (!answer.ok) throw new Error(`${name} answered ${answer.status}`)
        const bytes = new Uint8Array(await answer.arrayBuffer())
        kernel.addFile(`/home/pyodide/data/${name}.json`, bytes)
      }),
  )
  bringing.catch(() => written.delete(kernel))
  written.set(kernel, bringing)
  return bringing
}
