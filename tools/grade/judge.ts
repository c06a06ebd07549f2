/** All hand-ins of a folder, graded: marks, and what is suspicious about each. */

import { type Given, sameIdentifier } from '../../src/handin/seed.ts'
import { type Sign, signsOf } from '../../src/handin/signs.ts'
import { alike, type Compared, commentsOf, type Pair, wordRuns } from './alike.ts'
import { type Executed, execute, type Limits, type Shapes } from './execute.ts'
import type { Folder, Gathered, Refused } from './gather.ts'
import { type Marked, markAll } from './marks.ts'

export type Suspicion =
  | Sign
  /** A wrong value that is right for somebody else's values. */
  | { readonly kind: 'other-seed'; readonly name: string; readonly given: Given }
  | { readonly kind: Pair['kind']; readonly file: string; readonly share: number }
  /** Another file has the same identifier. */
  | { readonly kind: 'twice'; readonly file: string }
  /** Filled in training, where checks and hints are open. */
  | { readonly kind: 'training' }

export interface Graded {
  readonly gathered: Gathered
  /** Null when it took the grader itself with it. */
  readonly marked: Marked | null
  readonly suspicions: readonly Suspicion[]
  readonly held: readonly string[]
}

export interface Judged {
  readonly graded: readonly Graded[]
  readonly refused: readonly Refused[]
}

function compared({ handIn, notebook }: Gathered, own: Shapes, starters: Shapes): Compared {
  const marks = [...own].flatMap(([step, all]) =>
    [...all].filter((mark) => !starters.get(step)?.has(mark)).map((mark) => `${step} ${mark}`),
  )
  const written = notebook.about.steps.flatMap((step) => {
    const answer = step.kind === 'written' ? handIn.filling.answers[step.id] : undefined
    return answer?.kind === 'typed' ? [answer.text] : []
  })
  const comments = Object.values(handIn.filling.cells).map((code) => commentsOf(code).join(' '))
  return { shape: new Set(marks), words: wordRuns(written), comments: wordRuns(comments) }
}

function ownSuspicions(gathered: Gathered, executed: Executed | null): readonly Suspicion[] {
  const { handIn, notebook } = gathered
  const others = (executed?.others ?? []).map(
    (other) => ({ kind: 'other-seed', ...other }) as const,
  )
  const training = handIn.filling.mode === 'training' ? [{ kind: 'training' } as const] : []
  return [...signsOf(notebook.about, handIn), ...others, ...training]
}

function twins(all: readonly Gathered[], one: Gathered): readonly Suspicion[] {
  const { student, notebook } = one.handIn.filling
  return all
    .filter(
      ({ file, handIn: { filling } }) =>
        file !== one.file &&
        sameIdentifier(filling.student.id) === sameIdentifier(student.id) &&
        filling.notebook === notebook,
    )
    .map(({ file }) => ({ kind: 'twice', file }))
}

async function judgeNotebook(
  python: string,
  all: readonly Gathered[],
  limits: Limits,
  done: () => void,
): Promise<readonly Graded[]> {
  const [first] = all
  if (first === undefined) return []
  const { executed, starters } = await execute(python, first.notebook, all, limits, done)
  const found = alike(
    all.map((one, at) => compared(one, executed[at]?.shapes ?? new Map(), starters)),
  )
  return all.map((gathered, at) => {
    const ran = executed[at] ?? null
    const pairs = found
      .filter(({ one, other }) => one === at || other === at)
      .map(({ kind, one, other, share }) => {
        const file = all[one === at ? other : one]?.file ?? ''
        return { kind, file, share }
      })
    return {
      gathered,
      marked: ran === null ? null : markAll(gathered, ran),
      suspicions: [...ownSuspicions(gathered, ran), ...pairs, ...twins(all, gathered)],
      held: ran?.held ?? [],
    }
  })
}

/** Hand-ins of different notebooks may lie in one folder. */
export async function judgeFolder(
  python: string,
  { gathered, refused }: Folder,
  limits: Limits,
  done: () => void = () => {},
): Promise<Judged> {
  const slugs = [...new Set(gathered.map(({ notebook }) => notebook.slug))]
  const graded: Graded[] = []
  for (const slug of slugs) {
    const own = gathered.filter(({ notebook }) => notebook.slug === slug)
    graded.push(...(await judgeNotebook(python, own, limits, done)))
  }
  return { graded, refused }
}
