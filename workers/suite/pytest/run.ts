/** pytest itself, inside the tab's interpreters: `README.md` tells how to use it. */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BootAssets } from '../../protocol/boot.ts'
import { loadAssets, openTab, type Tab } from '../cluster.ts'
import { type Cargo, load } from './cargo.ts'
import { Found } from './found.ts'
import { type PytestReport, type SessionEvent, type TestResult, together } from './results.ts'
import { runSession } from './session.ts'

const PLUGIN = fileURLToPath(new URL('../../python/tests/tab/tab_pytest.py', import.meta.url))
/** A native Python's packages that pytest consists of; `packaging` and `pygments` are shipped. */
const PYTEST = ['pytest', '_pytest', 'pluggy', 'iniconfig', 'py.py'] as const

export interface TabPytest {
  /** The site-packages of a native Python 3.12 that has pytest. */
  readonly sitePackages: string
  /** Folders and files, by where they lie in site-packages of every node. */
  readonly files: Cargo
  /** Files, folders or ids of tests below site-packages; each is one session. */
  readonly targets: readonly string[]
  /** Further arguments of pytest. */
  readonly args?: readonly string[]
  /** Ids that are run; all without it. */
  readonly only?: readonly string[]
  /** Patterns of ids that are not run: `*` stands for anything, `mark:slow` for a mark. */
  readonly leaveOut?: readonly string[]
  /** So many sets of parameters of one test are run, evenly chosen; all without it. */
  readonly mostParameters?: number
  /** Workers that run beside the kernel; 0 leaves the cluster off. */
  readonly workers?: number
  /** Where the tests run: in the kernel, or as a task on the worker of this name. */
  readonly on?: string
  /** A test is stopped after so many seconds; reading a file of tests takes at most the other. */
  readonly secondsPerTest?: number
  readonly secondsBetween?: number
  /** A kernel whose heap is larger is replaced before the next session, in bytes. */
  readonly largestHeap?: number
  readonly onResult?: (result: TestResult) => void
  readonly onEvent?: (event: SessionEvent) => void
  /** A target has ended, with this. */
  readonly onTarget?: (target: string, report: PytestReport) => void
  readonly assets?: BootAssets
}

const GIB = 2 ** 30

/** Runs all targets one after the other on one tab; whatever a test does, the run goes on. */
export async function runPytestInTab(wanted: TabPytest): Promise<PytestReport> {
  const pytest = PYTEST.map((name) => [name, join(wanted.sitePackages, name)])
  const cargo = { ...Object.fromEntries(pytest), 'tab_pytest.py': PLUGIN, ...wanted.files }
  const { assets, dispose } = load(wanted.assets ?? loadAssets(), cargo)
  const tab = openTab(assets)
  const run = new Run(tab, wanted)
  try {
    const reports: PytestReport[] = []
    for (const target of wanted.targets) {
      const report = await run.target(target)
      wanted.onTarget?.(target, report)
      reports.push(report)
    }
    return together(reports)
  } finally {
    tab.close()
    dispose()
  }
}

class Run {
  readonly #tab: Tab
  readonly #wanted: TabPytest
  #heap = 0

  constructor(tab: Tab, wanted: TabPytest) {
    this.#tab = tab
    this.#wanted = wanted
  }

  /** One target, in as many sessions as it takes. */
  async target(target: string): Promise<PytestReport> {
    const { workers = 0, on = 'kernel', only, leaveOut = [], args = [] } = this.#wanted
    const limits = {
      test: this.#wanted.secondsPerTest ?? 60,
      between: this.#wanted.secondsBetween ?? 300,
    }
    const found = new Found(this.#wanted.onResult)
    for (;;) {
      this.#renew()
      if (workers > 0) {
        await this.#tab.cluster.start({ kind: 'start', workers })
      }
      const plan = {
        args: [...args, `/lib/python3.12/site-packages/${target}`],
        only: only ?? null,
        done: found.results.map(({ id }) => id),
        left: leaveOut,
        most: this.#wanted.mostParameters ?? null,
      }
      const worker = on === 'kernel' ? null : on
      const end = await runSession(this.#tab, worker, plan, limits, (event) => {
        this.#wanted.onEvent?.(event)
        if (event.kind === 'ended') this.#heap = event.heap
        found.hear(event)
      })
      if (end.kind === 'finished') return found.report()
      if (end.test === null) {
        found.unreadable.set(target, `${end.why}: ${end.message}`)
        return found.report()
      }
      const { why, test: id, message } = end
      found.add({ id, outcome: why, message, seconds: limits.test, properties: {} })
    }
  }

  /** Another kernel, where this one's heap has grown: a wasm heap never shrinks. */
  #renew(): void {
    if (this.#heap < (this.#wanted.largestHeap ?? 1.5 * GIB)) return
    this.#tab.kernel.terminate()
    this.#heap = 0
  }
}
