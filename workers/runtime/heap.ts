/** How much of its memory an interpreter uses, and how much it may. */

import type { EmscriptenModule } from './emscripten.ts'

/** Where dlmalloc 2.8.6 keeps what, in 32-bit words from the start of its state. */
const SMALL_MAP = 0
const TREE_MAP = 1
const DV_SIZE = 2
const TOP_SIZE = 3
const SMALL_BINS = 10
const TREE_BINS = 76
const BINS = 32
const FOOTPRINT = 108
const FOOTPRINT_LIMIT = 110
/** Where a free chunk keeps what, in 32-bit words. */
const HEAD = 1
const NEXT = 2
const CHILDREN = [4, 5] as const
const FLAGS = 7
/** A limit that nobody sets, by which the state is found; a multiple of 64 KiB. */
const MARK = 0x7a5c_0000
const NO_LIMIT = -1
/** Small chunks are many and hold little: they are counted at most 1/50 of the time. */
const REST = 50

/**
 * A wasm heap never shrinks, so its size says how much an interpreter once used. What it uses now
 * is the heap up to the break, less what malloc has free.
 *
 * `mallinfo` would tell, but walks every chunk, which takes several times as long. Here malloc's
 * lists of free chunks are walked. Both say the same (workers/suite/heap.test.ts).
 */
export class Heap {
  readonly #module: EmscriptenModule
  #state = 0
  #small = 0
  #smallUntil = 0

  constructor(module: EmscriptenModule) {
    this.#module = module
  }

  /** Bytes that the engine has given to this interpreter, ever. */
  get size(): number {
    return this.#module.HEAPU8.byteLength
  }

  /** The most bytes that were in use so far, give or take 64 KiB. */
  get reached(): number {
    const words = new Uint32Array(this.#module.HEAPU8.buffer)
    return words[this.#module._emscripten_get_sbrk_ptr() >>> 2] ?? 0
  }

  /** Bytes in use: the data and the stack of the program, and what malloc has handed out. */
  inUse(): number {
    const words = new Uint32Array(this.#module.HEAPU8.buffer)
    return this.#fixed(words) + this.#module._malloc_footprint() - this.#free(words)
  }

  /**
   * From now on malloc fails where the heap in use would grow beyond so many bytes, and Python
   * raises MemoryError. Null takes the limit away.
   */
  limit(bytes: number | null): void {
    const words = new Uint32Array(this.#module.HEAPU8.buffer)
    this.#module._malloc_set_footprint_limit(
      bytes === null ? NO_LIMIT : Math.max(bytes - this.#fixed(words), 1),
    )
  }

  /** What lies below malloc's memory. */
  #fixed(words: Uint32Array): number {
    const end = words[this.#module._emscripten_get_sbrk_ptr() >>> 2] ?? 0
    return end - this.#module._malloc_footprint()
  }

  #free(words: Uint32Array): number {
    if (this.#state === 0) this.#state = this.#find()
    const state = this.#state
    const large = (words[state + DV_SIZE] ?? 0) + (words[state + TOP_SIZE] ?? 0)
    const began = performance.now()
    if (began >= this.#smallUntil) {
      this.#small = freeInBins(words, state)
      const ended = performance.now()
      this.#smallUntil = ended + REST * (ended - began)
    }
    return large + freeInTrees(words, state) + this.#small
  }

  /** The word where malloc's state begins: where a limit that is set appears. */
  #find(): number {
    const { _malloc_footprint_limit, _malloc_set_footprint_limit } = this.#module
    const before = _malloc_footprint_limit()
    _malloc_set_footprint_limit(MARK)
    try {
      const words = new Uint32Array(this.#module.HEAPU8.buffer)
      for (let at = words.indexOf(MARK); at !== -1; at = words.indexOf(MARK, at + 1)) {
        const state = at - FOOTPRINT_LIMIT
        if (words[state + FOOTPRINT] === this.#module._malloc_footprint()) return state
      }
      throw new Error("malloc's state is not where this version of Pyodide has it")
    } finally {
      _malloc_set_footprint_limit(before)
    }
  }
}

/** Bytes in free chunks of less than 256. */
function freeInBins(words: Uint32Array, state: number): number {
  const at = (word: number) => words[word] ?? 0
  let free = 0
  for (let i = 0; i < BINS; i++) {
    if (!marked(at(state + SMALL_MAP), i)) continue
    const bin = state + SMALL_BINS + 2 * i
    for (let one = at(bin + NEXT) >>> 2; one !== bin; one = at(one + NEXT) >>> 2) free += 8 * i
  }
  return free
}

/** Bytes in free chunks of 256 and more: trees whose nodes are rings of chunks of one size. */
function freeInTrees(words: Uint32Array, state: number): number {
  const at = (word: number) => words[word] ?? 0
  const trees: number[] = []
  for (let i = 0; i < BINS; i++) {
    if (marked(at(state + TREE_MAP), i)) trees.push(at(state + TREE_BINS + i) >>> 2)
  }
  let free = 0
  for (let tree = trees.pop(); tree !== undefined; tree = trees.pop()) {
    const size = (at(tree + HEAD) & ~FLAGS) >>> 0
    let one = tree
    do {
      free += size
      one = at(one + NEXT) >>> 2
    } while (one !== tree)
    for (const child of CHILDREN) {
      const below = at(tree + child) >>> 2
      if (below !== 0) trees.push(below)
    }
  }
  return free
}

/** Bins that are not marked may still point to what they held. */
function marked(map: number, bin: number): boolean {
  return ((map >>> bin) & 1) === 1
}
