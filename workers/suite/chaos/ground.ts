/** A tab that seeds are played on, one after the other, as long as it is whole after each. */

import { readFileSync } from 'node:fs'
import type { ClusterEvent } from '../../protocol/cluster.ts'
import type { ImageName } from '../../protocol/image.ts'
import { NO_NETWORK } from '../../protocol/network.ts'
import { loadAssets, openTab } from '../cluster.ts'
import { Notebook, type Ran } from '../notebook.ts'
import type { Work } from './plan.ts'

const WORKS = readFileSync(new URL('works.py', import.meta.url), 'utf8')
const SCHEDULER = 'scheduler'

const START = (workers: number) => `
from distributed import Client, LocalCluster
try: client.close(timeout=1); client.cluster.close(timeout=1)
except Exception: pass
client = Client(n_workers=${workers})
client.wait_for_workers(${workers})
`

/** Asked of the scheduler itself: what a client knows of it may be older. */
const SETTLE = (workers: number, allowedFailures: number) => `
import time
def _there(dask_scheduler):
    return sorted((w.name, address) for address, w in dask_scheduler.workers.items())
def _allow(dask_scheduler): dask_scheduler.allowed_failures = ${allowedFailures}
_end = time.time() + 120
while [name for name, _ in client.run_on_scheduler(_there)] != ${JSON.stringify(names(workers))}:
    assert time.time() < _end, client.run_on_scheduler(_there)
    time.sleep(0.05)
client.run_on_scheduler(_allow)
`

/**
 * Each worker computes something, one after the other. One that was filled may be replaced meanwhile:
 * what was meant for its address is asked of the one that came after it.
 */
const PROBE = (workers: number) => `
def _probed(name):
    address = future = None
    while future is None or future.status != "finished":
        now = dict(client.run_on_scheduler(_there)).get(name)
        if now not in (None, address):
            address, future = now, client.submit(abs, -1, pure=False, workers=[now])
        time.sleep(0.02)
    return future.result()
print([_probed(name) for name in ${JSON.stringify(names(workers))}])
`

function names(workers: number): readonly string[] {
  return Array.from({ length: workers }, (_, i) => `w${i + 1}`)
}

export class Ground {
  readonly notebook: Notebook
  readonly #calm = new Map<Work, number>()
  #began = false

  /** @param image what the interpreters' memory holds from the start */
  constructor(image: ImageName) {
    this.notebook = new Notebook(openTab(loadAssets(image)))
  }

  /** A cluster of w1 to wN that nothing disturbs. */
  async prepare(workers: number, allowedFailures: number): Promise<void> {
    const { cluster } = this.notebook.tab
    if (cluster.network.current !== NO_NETWORK) cluster.network.use(null, 1)
    if (cluster.node(SCHEDULER) === undefined || !this.#began) {
      cluster.stop()
      await this.notebook.value(this.#began ? START(workers) : `${WORKS}\n${START(workers)}`)
      this.#began = true
    }
    const wanted = names(workers)
    for (const name of cluster.workers) if (!wanted.includes(name)) cluster.remove(name, 'stopped')
    for (const name of [SCHEDULER, ...cluster.workers]) {
      cluster.faults.thaw(name)
      cluster.faults.slow(name, 1)
    }
    await Promise.all(wanted.map((name) => cluster.startNode(name)))
    await this.notebook.value(SETTLE(workers, allowedFailures))
  }

  /** Seconds that a work takes undisturbed, the import of its packages in it. */
  async calm(work: Work, seed: number): Promise<number> {
    const known = this.#calm.get(work)
    if (known !== undefined) return known
    const began = performance.now()
    const { stdout, events } = await this.run(work, seed)
    if (!stdout.endsWith('right\n')) {
      throw new Error(`${work} undisturbed: ${stdout} ${JSON.stringify(events)}`)
    }
    const took = (performance.now() - began) / 1000
    this.#calm.set(work, took)
    return took
  }

  run(work: Work, seed: number): Promise<Ran> {
    return this.notebook.run(`print(outcome('${work}', client, ${seed}))`)
  }

  /** Whether all workers are there and each works; resolves to the ones that do. */
  async probe(workers: number): Promise<string> {
    return (await this.notebook.run(PROBE(workers))).stdout.trim()
  }

  /** Calls `moved` for all that happens, and not for what happens whether anything moves or not. */
  watch(moved: (event: ClusterEvent | null) => void): () => void {
    this.notebook.listen(() => moved(null))
    const end = this.notebook.tab.cluster.log.subscribe((events) => {
      for (const event of events) if (event.kind !== 'workers-sampled') moved(event)
    })
    return () => {
      end()
      this.notebook.listen(() => {})
    }
  }

  close(): void {
    this.notebook.close()
  }
}
