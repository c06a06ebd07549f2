/**
 * Hand-ins that are too alike: in the shape of their code, or in their words. What everybody was given
 * and what many write tells nothing; the rest is compared, pair by pair.
 */

export interface Compared {
  /** Marks of the code's shape. */
  readonly shape: ReadonlySet<string>
  /** Runs of words, of written answers and comments. */
  readonly words: ReadonlySet<string>
}

export interface Pair {
  readonly kind: 'same-code' | 'same-text'
  readonly one: number
  readonly other: number
  /** From 0 to 1: how much of the smaller one is in the larger. */
  readonly share: number
}

/** How many marks of the smaller one have to be in the other, and which part of them. */
const ENOUGH = {
  'same-code': { marks: 12, share: 0.8 },
  'same-text': { marks: 6, share: 0.6 },
} as const
/** What more than a quarter of a group has is an idiom; in a small group, what more than four have. */
const MANY = 4
const MANY_SHARE = 0.25
const RUN = 4

/** Every run of four words: a text that was changed here and there keeps most of them. */
export function wordRuns(texts: readonly string[]): ReadonlySet<string> {
  const runs = texts.flatMap((text) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    return words
      .slice(0, Math.max(0, words.length - RUN + 1))
      .map((_, at) => words.slice(at, at + RUN).join(' '))
  })
  return new Set(runs)
}

/** The comments of a piece of Python, near enough. */
export function commentsOf(code: string): readonly string[] {
  return [...code.matchAll(/#\s*(.+)$/gm)].map(([, comment = '']) => comment)
}

function withoutIdioms(all: readonly ReadonlySet<string>[]): readonly ReadonlySet<string>[] {
  const counts = new Map<string, number>()
  for (const marks of all) for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  const many = Math.max(MANY, all.length * MANY_SHARE)
  return all.map((marks) => new Set([...marks].filter((mark) => (counts.get(mark) ?? 0) <= many)))
}

function pairs(kind: Pair['kind'], all: readonly ReadonlySet<string>[]): readonly Pair[] {
  const own = withoutIdioms(all)
  const found: Pair[] = []
  for (const [one, marks] of own.entries()) {
    for (const [at, others] of own.slice(one + 1).entries()) {
      const shared = marks.intersection(others).size
      const share = shared / Math.max(1, Math.min(marks.size, others.size))
      if (shared < ENOUGH[kind].marks || share < ENOUGH[kind].share) continue
      found.push({ kind, one, other: one + 1 + at, share })
    }
  }
  return found
}

export function alike(all: readonly Compared[]): readonly Pair[] {
  const shapes = all.map(({ shape }) => shape)
  const words = all.map((one) => one.words)
  return [...pairs('same-code', shapes), ...pairs('same-text', words)]
}
