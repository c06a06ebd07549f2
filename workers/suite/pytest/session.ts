/** One session of pytest in an interpreter, watched: no test may end the run. */

import type { KernelEvent } from '../../protocol/kernel.ts'
import type { Tab } from '../cluster.ts'
import { MIME, type SessionEvent } from './results.ts'

const COLOURS = { text: '#111111', background: '#fefefe', grid: '#888888' } as const
const PLAN = '/tmp/tab-pytest-plan.json'
const SITE_PACKAGES = '/lib/python3.12/site-packages'

export interface Plan {
  readonly args: readonly string[]
  readonly only: readonly string[] | null
  readonly done: readonly string[]
  readonly left: readonly string[]
  readonly most: number | null
}

export interface Limits {
  readonly test: number
  /** Reading a file of tests, and what lies between two tests. */
  readonly between: number
}

export type SessionEnd =
  | { readonly kind: 'finished' }
  /** It was stopped, or its interpreter ended; `test` is the one that ran. */
  | {
      readonly kind: 'broken'
      readonly why: 'overtime' | 'crashed'
      readonly test: string | null
      readonly message: string
    }

/** Runs one session in the kernel or, from there, on a worker. */
export async function runSession(
  tab: Tab,
  worker: string | null,
  plan: Plan,
  limits: Limits,
  tell: (event: SessionEvent) => void,
): Promise<SessionEnd> {
  const text = JSON.stringify({ ...plan, root: SITE_PACKAGES })
  tab.kernel.addFile(PLAN, new TextEncoder().encode(text))
  let running: string | null = null
  let printed = ''
  let stopped: Promise<unknown> | null = null
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    stopped = Promise.all([tab.kernel.interrupt(), tab.cluster.interrupt()])
  }
  const watch = (seconds: number) => {
    clearTimeout(timer)
    if (stopped === null) timer = setTimeout(stop, seconds * 1000)
  }
  const hear = (event: KernelEvent) => {
    if (event.kind === 'printed' || event.kind === 'failed') {
      const said = event.kind === 'printed' ? event.text : event.traceback
      printed = (printed + said).slice(-4000)
    }
    const told = event.kind === 'displayed' ? event.data[MIME] : undefined
    if (told === undefined) return
    const news = told as SessionEvent
    if (news.kind === 'started') running = news.id
    // What ends while it is being stopped has its time limit to thank for it.
    if (news.kind === 'ended' && stopped !== null) return
    if (news.kind === 'ended') running = null
    watch(news.kind === 'started' ? limits.test : limits.between)
    tell(news)
  }
  watch(limits.between)
  try {
    const outcome = await tab.kernel.run(
      cell(worker, tab.cluster.workers.length > 0),
      COLOURS,
      hear,
    )
    if (stopped !== null) {
      // An interrupt that is still on its way would hit what runs next.
      await stopped
      return { kind: 'broken', why: 'overtime', test: running, message: printed }
    }
    if (outcome.lost) {
      const reason = outcome.status === 'crashed' ? outcome.reason : ''
      return { kind: 'broken', why: 'crashed', test: running, message: `${reason}\n${printed}` }
    }
    if (outcome.status === 'done') return { kind: 'finished' }
    // A test that ends its session, by sys.exit or an interrupt of its own.
    return { kind: 'broken', why: 'crashed', test: running, message: printed }
  } finally {
    clearTimeout(timer)
  }
}

function cell(worker: string | null, hasCluster: boolean): string {
  const call =
    worker === null
      ? `tab_pytest.in_the_kernel('${PLAN}')`
      : `tab_pytest.on_a_worker('${PLAN}', '${worker}')`
  return `
import importlib
importlib.invalidate_caches()
import tab_pytest
${hasCluster ? 'tab_pytest.look_again_everywhere()' : ''}
ended_as = ${call}
# 0: all passed, 1: some failed, 5: none was collected.
if ended_as not in (0, 1, 5):
    raise RuntimeError(f'pytest ended as {ended_as}')`
}
