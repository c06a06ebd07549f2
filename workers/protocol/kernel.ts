/** Between a page and its kernel. */

/** A mimebundle: `text/plain`, `text/html`, `image/png` in base64, … */
export type MimeBundle = Readonly<Record<string, unknown>>

/** What a cell shows; `display` names it for those who update it. */
interface Display {
  readonly data: MimeBundle
  readonly metadata: MimeBundle
  readonly display: string
}

/** What a running cell sends, in order. */
export type KernelEvent =
  | { readonly kind: 'printed'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | ({ readonly kind: 'displayed' } & Display)
  | ({ readonly kind: 'display-updated' } & Display)
  | {
      readonly kind: 'returned'
      readonly count: number
      readonly data: MimeBundle
      readonly metadata: MimeBundle
    }
  | { readonly kind: 'cleared'; readonly wait: boolean }
  | {
      readonly kind: 'failed'
      readonly name: string
      readonly message: string
      /** What happened and what to try, where something can be said; by language. */
      readonly advice: Advice | null
      readonly traceback: string
    }
  | { readonly kind: 'asked'; readonly prompt: string; readonly secret: boolean }
  | {
      readonly kind: 'package'
      readonly name: string
      readonly state: 'loading' | 'loaded'
      readonly bytes: number
    }

/** Why a cluster outside the tab could not be reached (`essaim/comm/outside.py`). */
export interface OutsideTrouble {
  readonly kind:
    | 'unnamed'
    | 'address'
    | 'mixed'
    | 'forbidden'
    | 'stranger'
    | 'silent'
    | 'silent-tls'
    | 'late'
    | 'not-dask'
    | 'python'
    | 'protocol'
  readonly address: string
  readonly here?: string
  readonly there?: string
  readonly minor?: string
}

/** A sentence above a traceback (`essaim/advice`). */
export interface Advice {
  readonly code: string
  readonly en: string
  readonly fr: string
}

export interface RunResult {
  readonly status: 'done' | 'error' | 'stopped'
  readonly count: number
  /** Characters printed beyond what is kept. */
  readonly dropped: number
  /** An import of something that is not shipped. */
  readonly missing: { readonly name: string; readonly shipped: readonly string[] } | null
  /** A cluster outside the tab that could not be reached. */
  readonly outside: OutsideTrouble | null
  /** It called what waits without `await`, where the browser cannot wait for it. */
  readonly unwaited: boolean
}

/** The channel of what follows the last event of a run. */
export const RUN_ENDED = 'run-ended'

/** The page's colours, for figures. */
export interface Colours {
  readonly text: string
  readonly background: string
  readonly grid: string
}

export interface Completion {
  readonly from: number
  readonly to: number
  readonly items: readonly { readonly text: string; readonly type: string }[]
}

export interface Signature {
  readonly label: string
  readonly parameters: readonly string[]
  readonly active: number
  readonly doc: string
}

/** One check of an exercise, judged. */
export interface CheckResult {
  readonly check: string
  readonly result: 'pass' | 'fail' | 'error'
  readonly message: string
  /** What the check is worth. */
  readonly points: number
  /** What the solution got of it: all when it passes, a part where the check grants one. */
  readonly earned: number
}

/** The verbs of a kernel, called through comlink. */
export interface KernelApi {
  run(code: string, colours: Colours): Promise<RunResult>
  /** Ends a cell that waits; false when none does. */
  interrupt(): Promise<boolean>
  answer(text: string): Promise<void>
  complete(code: string, cursor: number): Promise<Completion>
  signature(code: string, cursor: number): Promise<Signature | null>
  reset(): Promise<void>
  check(exercise: string, code: string, language: string): Promise<readonly CheckResult[]>
  write(path: string, bytes: Uint8Array): Promise<void>
  /**
   * What `Client()` without an address connects to; null for the tab's own cluster. With `now` it
   * is connected at once, so that the page sees it.
   */
  useScheduler(address: string | null, now: boolean): Promise<OutsideTrouble | null>
}
