/** What a reader wrote for an exercise, with its last versions. */

export interface Version {
  readonly id: string
  /** When it was last changed: milliseconds, Unix. */
  readonly at: number
  /** The hash of the exercise that it was written for. */
  readonly edition: string
  readonly code: string
}

export interface Work {
  readonly exercise: string
  /** The newest last. */
  readonly versions: readonly Version[]
}

export const MOST_VERSIONS = 20

const inOrder = (a: Version, b: Version) => a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id))

/** Of each edition of the exercise the newest stays: an update of the course takes no work away. */
function trimmed(versions: readonly Version[]): readonly Version[] {
  if (versions.length <= MOST_VERSIONS) return versions
  const newest = new Map(versions.map((version) => [version.edition, version.id]))
  const spare = versions.findIndex(({ edition, id }) => newest.get(edition) !== id)
  return trimmed(versions.toSpliced(Math.max(spare, 0), 1))
}

/** Both together; where both have a version, the later state of it. */
export function mergeWork(some: Work, others: readonly Version[]): Work {
  const byId = new Map<string, Version>()
  for (const version of [...some.versions, ...others]) {
    const there = byId.get(version.id)
    if (there === undefined || there.at < version.at) byId.set(version.id, version)
  }
  return { ...some, versions: trimmed([...byId.values()].toSorted(inOrder)) }
}

/** The newest version for this edition, and the newest of all where that is for another one. */
export function takeUp(
  work: Work,
  edition: string,
): { readonly current: Version | null; readonly earlier: Version | null } {
  const current = work.versions.findLast((version) => version.edition === edition) ?? null
  const newest = work.versions.at(-1) ?? null
  return { current, earlier: current === null ? newest : null }
}
