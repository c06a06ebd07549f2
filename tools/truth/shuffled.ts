/** The items in an order that the seed decides (mulberry32). */
export function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}

/** The seed of a sample: another one each day, unless it is given. */
export function seedOfToday(): number {
  return Number(process.env.ESSAIM_SEED ?? Math.floor(Date.now() / 86_400_000))
}
