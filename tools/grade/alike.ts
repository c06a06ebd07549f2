/**
 * Hand-ins that are too alike: in the shape of their code, or in their words. They are compared pair by
 * pair, by their marks; one that many have says little, one that only two have says much.
 */

export interface Compared {
  /** Marks of the code's shape. */
  readonly shape: ReadonlySet<string>
  /** Runs of words of the written answers. */
  readonly words: ReadonlySet<string>
  /** Runs of words of the comments. */
  readonly comments: ReadonlySet<string>
}

export interface Pair {
  readonly kind: 'same-code' | 'same-text'
  readonly one: number
  readonly other: number
  /** From 0 to 1: how much of the smaller one is in the larger. */
  readonly share: number
}

/** How much of the smaller one has to be in the other: what it weighs, and which part. */
const ENOUGH = {
  shape: { weight: 8, share: 0.8 },
  words: { weight: 6, share: 0.7 },
  // Two who comment little may well say the same.
  comments: { weight: 12, share: 0.7 },
} as const
/** As if so many others had been there: in a group of two nothing could be rare. */
const OTHERS = 6
const RUN = 3

/** Every run of three words: a text that was changed here and there keeps most of them. */
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

/** From 1 for what one has alone, to little for what all have. */
function weights(all: readonly ReadonlySet<string>[]): (mark: string) => number {
  const counts = new Map<string, number>()
  for (const marks of all) for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  const group = all.length + OTHERS
  return (mark) => Math.log(group / (counts.get(mark) ?? 1)) / Math.log(group)
}

interface Enough {
  readonly weight: number
  readonly share: number
}

function pairs(
  kind: Pair['kind'],
  enough: Enough,
  all: readonly ReadonlySet<string>[],
): readonly Pair[] {
  const weightOf = weights(all)
  const sum = (marks: ReadonlySet<string>) => {
    let total = 0
    for (const mark of marks) total += weightOf(mark)
    return total
  }
  const sums = all.map(sum)
  const found: Pair[] = []
  for (const [one, marks] of all.entries()) {
    for (let other = one + 1; other < all.length; other++) {
      const shared = sum(marks.intersection(all[other] ?? new Set()))
      const share = shared / Math.max(1, Math.min(sums[one] ?? 0, sums[other] ?? 0))
      if (shared < enough.weight || share < enough.share) continue
      found.push({ kind, one, other, share })
    }
  }
  return found
}

export function alike(all: readonly Compared[]): readonly Pair[] {
  return (['shape', 'words', 'comments'] as const).flatMap((what) => {
    const kind = what === 'shape' ? 'same-code' : 'same-text'
    return pairs(
      kind,
      ENOUGH[what],
      all.map((one) => one[what]),
    )
  })
}
