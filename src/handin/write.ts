/** A hand-in as one file: a notebook that Jupyter opens, whose metadata says what was answered and done. */

import type { Language } from '../i18n/language.ts'
import type { Cell, CodePart, Metadata, Notebook } from '../notebook/notebook.ts'
import { writeNotebook } from '../notebook/write.ts'
import type { Answer, AskedQuestion } from '../quiz/question.ts'
import { rightSides } from '../quiz/question.ts'
import { translated } from '../quiz/translate.ts'
import { blind } from './blind.ts'
import type { Filling } from './filling.ts'
import { drawn, givenCode } from './seed.ts'
import { type FillNotebook, type Step, wordsOf } from './steps.ts'

export const FORMAT = 'essaim-hand-in'
export const VERSION = 1
export const GIVEN = 'given'

/** What a run left of a cell. */
export type Ran = Pick<CodePart, 'count' | 'outputs'>

export interface Around {
  readonly language: Language
  /** Of what it was made with, by name. */
  readonly versions: Readonly<Record<string, string>>
  readonly ran: ReadonlyMap<string, Ran>
}

const NOTHING: Ran = { count: null, outputs: [] }
const locked = (step: string): Metadata => ({
  deletable: false,
  editable: false,
  essaim: { step, locked: true },
})

/** An answer as a reader of the file understands it. */
function told(question: AskedQuestion, answer: Answer): string {
  const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n')
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'poll': {
      const texts =
        question.kind === 'poll' ? question.options : question.choices.map(({ text }) => text)
      const chosen = answer.kind === 'chosen' ? answer.positions : []
      return list(chosen.map((at) => texts[at] ?? ''))
    }
    case 'order': {
      const places = answer.kind === 'placed' ? answer.places : []
      return list(question.items.map((item, at) => `${(places[at] ?? -1) + 1 || '–'}: ${item}`))
    }
    case 'match': {
      const sides = rightSides(question)
      const chosen = answer.kind === 'matched' ? answer.positions : []
      return list(
        question.pairs.map(({ left }, at) => `${left}: ${sides[chosen[at] ?? -1] ?? '–'}`),
      )
    }
    case 'number':
    case 'text':
      return answer.kind === 'typed' ? answer.text : ''
    default:
      return question satisfies never
  }
}

function answerText(step: Step, answer: Answer | undefined, language: Language): string {
  if (answer === undefined) return '–'
  if (step.kind !== 'question') return answer.kind === 'typed' ? answer.text : ''
  return told(
    translated(blind(step.question), (texts) => texts[language]),
    answer,
  )
}

const quoted = (text: string) => text.replaceAll(/^/gm, '> ')

function cellsOf(step: Step, filling: Filling, { language, ran }: Around): readonly Cell[] {
  const { id } = step
  const says = (source: string, name: string): Cell => ({
    kind: 'markdown',
    id: name,
    source,
    metadata: locked(id),
    attachments: null,
  })
  const words = wordsOf(step, language)
  switch (step.kind) {
    case 'text':
      return [says(words, id)]
    case 'code': {
      const source = filling.cells[id] ?? step.starter
      const metadata = { essaim: { step: id } }
      const code = { kind: 'code', id, source, metadata, ...(ran.get(id) ?? NOTHING) } as const
      return [says(words, `${id}-asks`), code]
    }
    case 'question':
    case 'seeded':
    case 'written': {
      const answer = answerText(step, filling.answers[id], language)
      return [says(`${words}\n\n${quoted(answer)}`, id)]
    }
    default:
      return step satisfies never
  }
}

export function toNotebook(about: FillNotebook, filling: Filling, around: Around): Notebook {
  const { cells: _, ...kept } = filling
  const given: Cell = {
    kind: 'code',
    id: GIVEN,
    source: givenCode(drawn(filling.seed, about.draws)),
    metadata: locked(GIVEN),
    ...(around.ran.get(GIVEN) ?? NOTHING),
  }
  const { language, versions } = around
  const [first = [], ...rest] = about.steps.map((step) => cellsOf(step, filling, around))
  const own = Object.keys(about.draws).length === 0 ? [] : [given]
  return {
    metadata: { essaim: { format: FORMAT, version: VERSION, language, versions, ...kept } },
    cells: [...first, ...own, ...rest.flat()],
  }
}

export function writeHandIn(about: FillNotebook, filling: Filling, around: Around): string {
  return writeNotebook(toNotebook(about, filling, around))
}
