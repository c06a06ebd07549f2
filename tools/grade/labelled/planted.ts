/** Twenty hand-ins of forty that are not what they say, of the kinds that a lecturer meets. */

import { type Filling, handedIn } from '../../../src/handin/filling.ts'
import { drawn, type Given, seedOf } from '../../../src/handin/seed.ts'
import { writeHandIn } from '../../../src/handin/write.ts'
import { seeded } from '../../../src/quiz/shuffle.ts'
import type { Suspicion } from '../judge.ts'
import { filled, honest, type Known, type Work } from './honest.ts'

export interface Labelled {
  readonly file: string
  readonly text: string
  /** What is wrong with it; null for honest work. */
  readonly planted: Suspicion['kind'] | null
  /** Whose work it was made from. */
  readonly source: string | null
}

interface Shares {
  readonly share: (given: Given) => number
}

/** The parts of the file that whoever edits it by hand changes. */
interface Written {
  readonly metadata: {
    readonly essaim: {
      seed: string
      student: { id: string; name: string }
      marks: Record<string, number>
      log: Record<string, unknown>[]
    }
  }
  readonly cells: { id: string; source: string[] }[]
}

const END = 9_000_000
const fileOf = (id: string) => `flights-review-${id}.ipynb`

function save(known: Known, filling: Filling, at = filling.begun + END): string {
  const around = {
    language: 'en',
    versions: { notebook: known.notebook.edition },
    ran: new Map(),
  } as const
  return writeHandIn(known.notebook.about, handedIn(filling, at), around)
}

function edited(text: string, edit: (file: Written) => void): string {
  const file = JSON.parse(text) as Written
  edit(file)
  return `${JSON.stringify(file, null, 1)}\n`
}

/** Another's code under other names, without comments, and laid out anew. */
function disguised(cells: Work['cells'], turn: number): Work['cells'] {
  const kept = ['flights', 'late_share', 'worst_hour', 'counts', 'mean_delays', 'count_month']
  const known = [...kept, 'table', 'month', 'months', 'carrier', 'pd', 'np']
  return Object.fromEntries(
    Object.entries(cells).map(([step, code]) => {
      const bare = code.replaceAll(/^#.*\n/gm, '')
      const own = [...bare.matchAll(/^ *([a-z_]+)(?:, ([a-z_]+))? [+]?= /gm)]
        .flatMap(([, one = '', other = '']) => [one, other])
        .filter((name) => name !== '' && !known.includes(name))
      const renamed = [...new Set(own)].reduce(
        (so, name, at) =>
          so.replaceAll(new RegExp(`(?<![.\\w"])${name}\\b(?!")`, 'g'), `v${turn}_${at}`),
        bare,
      )
      return [step, `# ${turn}\n${renamed.replaceAll('    ', '  ')}\n`]
    }),
  )
}

/** Another number gives another group of forty. */
export function labelled(known: Known & Shares, group = 0): readonly Labelled[] {
  const { notebook } = known
  const seedFor = (id: string) => seedOf(notebook.slug, id)
  const givenFor = (id: string) => drawn(seedFor(id), notebook.about.draws)
  const workOf = (id: string) => honest(known, id, seedFor(id))
  const ids = Array.from({ length: 40 }, (_, at) => `e${1000 + 37 * at + 5000 * group}`)
  const alone = ids.slice(0, 20)
  const source = (turn: number) => alone[turn % alone.length] ?? ''
  const unlike = (id: string) =>
    alone.find((other) =>
      Object.entries(givenFor(id)).every(([name, value]) => givenFor(other)[name] !== value),
    ) ?? ''

  const plant: ((id: string, turn: number) => Omit<Labelled, 'file'>)[] = []
  const broken = (edit: (file: Written) => void, planted: Suspicion['kind']) => (id: string) => ({
    text: edited(save(known, filled(known, workOf(id))), edit),
    planted,
    source: null,
  })
  plant.push(
    broken((file) => file.metadata.essaim.log.splice(4, 2), 'broken-log'),
    broken((file) => Object.assign(file.metadata.essaim.log[3] ?? {}, { at: 1 }), 'broken-log'),
    broken((file) => {
      const cell = file.cells.find(({ id }) => id === 'share-of-late')
      if (cell !== undefined) cell.source = ['late_share = 0.25']
    }, 'changed-after'),
    broken(
      (file) => Object.assign(file.metadata.essaim.marks, { 'share-of-late': 3 }),
      'changed-after',
    ),
  )
  /** Another's file under one's own name. */
  const taken = (id: string, turn: number) => ({
    text: edited(save(known, filled(known, workOf(source(turn)))), ({ metadata }) => {
      metadata.essaim.student = { id, name: `Student ${id}` }
    }),
    planted: 'foreign-seed' as const,
    source: source(turn),
  })
  plant.push(taken, taken)
  // Own work on values that one chose, with a log that was made to fit.
  plant.push((id) => {
    const filling = filled(known, workOf(id))
    const text = save(known, { ...filling, seed: seedFor(unlike(id)) })
    return { text, planted: 'foreign-seed', source: null }
  })
  const number = (id: string) => {
    const work = workOf(id)
    const text = String(known.lates(givenFor(unlike(id))))
    const answers = { ...work.answers, 'how-many-late': { kind: 'typed', text } as const }
    return {
      text: save(known, filled(known, { ...work, answers })),
      planted: 'other-seed',
      source: null,
    } as const
  }
  const constant = (id: string) => {
    const work = workOf(id)
    const cells = {
      ...work.cells,
      'share-of-late': `late_share = ${known.share(givenFor(unlike(id)))}`,
    }
    return {
      text: save(known, filled(known, { ...work, cells })),
      planted: 'other-seed',
      source: null,
    } as const
  }
  plant.push(number, number, constant, constant)
  const words = (change: (text: string) => string) => (id: string, turn: number) => {
    const [work, other] = [workOf(id), workOf(source(turn))]
    const answer = other.answers['what-would-you-change']
    const text = change(answer?.kind === 'typed' ? answer.text : '')
    const answers = { ...work.answers, 'what-would-you-change': { kind: 'typed', text } as const }
    const file = save(known, filled(known, { ...work, answers }))
    return { text: file, planted: 'same-text', source: source(turn) } as const
  }
  plant.push(
    words((text) => text),
    words((text) => text.toUpperCase().replaceAll(/[.,]/g, ' ')),
    words((text) => text.replace(/\bI\b/, 'We').replace(/\bthe\b/, 'this')),
    words((text) => `I think so: ${text}`),
  )
  const code =
    (change: (cells: Work['cells'], turn: number) => Work['cells']) =>
    (id: string, turn: number) => {
      const [work, other] = [workOf(id), workOf(source(turn))]
      const file = save(known, filled(known, { ...work, cells: change(other.cells, turn) }))
      return { text: file, planted: 'same-code', source: source(turn) } as const
    }
  plant.push(
    code((cells) => cells),
    code(disguised),
    code(disguised),
    code((cells, turn) => ({ ...disguised(cells, turn), 'the-worst-hour': 'worst_hour = 17' })),
    code((cells) =>
      Object.fromEntries(
        Object.entries(cells).map(([step, source]) => [
          step,
          `"""My own work."""\n${source}\n\nprint("done")`,
        ]),
      ),
    ),
  )
  const honestOnes = alone.map(
    (id): Labelled => ({
      file: fileOf(id),
      text: save(known, filled(known, workOf(id))),
      planted: null,
      source: null,
    }),
  )
  const random = seeded('which source')
  const planted = plant.map((make, turn) => {
    const id = ids[20 + turn] ?? ''
    const made = make(id, turn + Math.floor(random() * 3) * 20)
    const { source: from, ...rest } = made
    return { file: fileOf(id), ...rest, source: from === null ? null : fileOf(from) }
  })
  return [...honestOnes, ...planted]
}
