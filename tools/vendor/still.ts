/** A memory that is taken here is the same each time: nothing of the hour, the machine or chance. */

/** What dask's nannies give their workers (nanny.py, line 228), so that texts hash alike. */
export const HASH_SEED = { PYTHONHASHSEED: '6640' } as const

/** 2024-01-01, and a hundredth of a millisecond more each time that someone asks. */
const START_MS = 1_704_067_200_000
const STEP_MS = 0.01
/** Emscripten tells Python the path of the program that started Node. */
const PROGRAM = '/home/pyodide/this.program'

/**
 * Does some work while clocks count calls, random bytes come from a counter, and the program has
 * no path. `start` renews what a reader's node must have for itself (`essaim/boot.py`).
 */
export async function inAStillWorld<T>(work: () => Promise<T>): Promise<T> {
  const { now } = Date
  const { argv } = process
  const zone = process.env.TZ
  const fromNow = Object.getOwnPropertyDescriptor(performance, 'now')
  const random = Object.getOwnPropertyDescriptor(crypto, 'getRandomValues')
  let [asked, state] = [0, 1]
  const elapsed = () => {
    asked += 1
    return asked * STEP_MS
  }
  Date.now = () => START_MS + Math.floor(elapsed())
  Object.defineProperty(performance, 'now', { value: elapsed, configurable: true })
  Object.defineProperty(crypto, 'getRandomValues', {
    value: (view: Uint8Array) => {
      for (let at = 0; at < view.byteLength; at++) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
        view[at] = state >>> 16
      }
      return view
    },
    configurable: true,
  })
  process.argv = [argv[0] ?? 'node', PROGRAM]
  process.env.TZ = 'UTC'
  try {
    return await work()
  } finally {
    Date.now = now
    restore(performance, 'now', fromNow)
    restore(crypto, 'getRandomValues', random)
    process.argv = argv
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
}

/** Puts an own property back, or uncovers the one that was inherited. */
function restore(object: object, name: string, was: PropertyDescriptor | undefined): void {
  if (was === undefined) Reflect.deleteProperty(object, name)
  else Object.defineProperty(object, name, was)
}
