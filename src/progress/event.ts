/** What is kept of a reader's way through the course, one event for each thing that happened. */

export type Happening =
  | { readonly kind: 'lesson-read'; readonly lesson: string }
  | {
      readonly kind: 'cell-run'
      readonly lesson: string
      readonly cell: string
      readonly ended: 'done' | 'error' | 'stopped'
    }
  | {
      readonly kind: 'exercise-tried'
      readonly exercise: string
      /** The hash of the exercise as it was then. */
      readonly edition: string
      readonly earned: number
      readonly points: number
      readonly passed: boolean
      readonly hints: number
    }
  | { readonly kind: 'solution-seen'; readonly exercise: string }
  | {
      readonly kind: 'quiz-answered'
      readonly quiz: string
      readonly question: string
      /** Null for a poll. */
      readonly earned: number | null
      readonly points: number
    }
  | {
      readonly kind: 'step-checked'
      /** A notebook to fill, in training: an exam tells nothing here. */
      readonly notebook: string
      readonly step: string
      /** The hash of the notebook as it was then. */
      readonly edition: string
      readonly earned: number
      readonly points: number
    }

export type ProgressEvent = Happening & {
  readonly id: string
  /** Milliseconds, Unix. */
  readonly at: number
  /** As M3. */
  readonly module: string
}

/**
 * What happens again and again and is told only by its last time has one event: a cell may be run a
 * thousand times.
 */
export function fixedId(happening: Happening): string | null {
  switch (happening.kind) {
    case 'lesson-read':
      return `lesson-read/${happening.lesson}`
    case 'cell-run':
      return `cell-run/${happening.lesson}/${happening.cell}`
    case 'solution-seen':
      return `solution-seen/${happening.exercise}`
    case 'exercise-tried':
    case 'quiz-answered':
    case 'step-checked':
      return null
    default:
      return happening satisfies never
  }
}

const inOrder = (a: ProgressEvent, b: ProgressEvent) =>
  a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id))

/** Both together, in the order of time; where both have an event, the later one. */
export function mergeEvents(
  some: readonly ProgressEvent[],
  others: readonly ProgressEvent[],
): readonly ProgressEvent[] {
  const byId = new Map<string, ProgressEvent>()
  for (const event of [...some, ...others]) {
    const there = byId.get(event.id)
    if (there === undefined || there.at < event.at) byId.set(event.id, event)
  }
  return [...byId.values()].toSorted(inOrder)
}
