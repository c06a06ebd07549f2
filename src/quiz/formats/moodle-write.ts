/** Questions as Moodle XML. */

import type { AskedQuestion, Choice, QuizOf } from '../question.ts'
import { htmlOfText } from './html.ts'
import { type Exported, type Note, type Tell, telling } from './note.ts'
import { percent, plainNumber } from './plain-number.ts'
import { escapeXml } from './xml.ts'

/** What Moodle lets a teacher choose, in percent; a file with another share is refused. */
const SHARES = [
  100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571,
  12.5, 11.11111, 10, 5, 0,
]

export function writeMoodle(quiz: QuizOf<string>): Exported {
  const notes: Note[] = []
  const written = quiz.questions.flatMap((question) => {
    const tell = telling(notes, question.id, null)
    const parts = partsOf(question, tell)
    if (parts !== null) return [element(question, parts)]
    tell('type', question.kind)
    return []
  })
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
  return { text: `${head}${written.join('')}</quiz>\n`, notes }
}

interface Parts {
  readonly type: string
  readonly lines: readonly string[]
}

function element(question: AskedQuestion, { type, lines }: Parts): string {
  const all = [
    `<name><text>${escapeXml(question.id)}</text></name>`,
    html('questiontext', question.prompt),
    html('generalfeedback', question.why),
    `<defaultgrade>${plainNumber(question.points)}</defaultgrade>`,
    '<penalty>0</penalty>',
    '<hidden>0</hidden>',
    ...lines,
  ]
  return `  <question type="${type}">\n${all.map((line) => `    ${line}\n`).join('')}  </question>\n`
}

function partsOf(question: AskedQuestion, tell: Tell): Parts | null {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return {
        type: 'multichoice',
        lines: [
          `<single>${question.kind === 'single'}</single>`,
          shuffle(question.shuffle),
          '<answernumbering>none</answernumbering>',
          ...question.choices.map((choice) => answerOf(choice, tell)),
        ],
      }
    case 'number':
      return {
        type: 'numerical',
        lines: [
          ...question.answers.map(({ value, tolerance, credit, why }) =>
            answer(plainNumber(value), share(credit, tell), why, tolerance),
          ),
          ...otherwise(question.otherwise, 0),
          ...units(question.units),
        ],
      }
    case 'text':
      return {
        type: 'shortanswer',
        lines: [
          `<usecase>${question.sameCase ? 1 : 0}</usecase>`,
          ...question.answers.map(({ pattern, credit, why }) =>
            answer(pattern, share(credit, tell), why),
          ),
          ...otherwise(question.otherwise),
        ],
      }
    case 'match':
      return {
        type: 'matching',
        lines: [
          shuffle(question.shuffle),
          ...question.pairs.map(({ left, right }) => pair(htmlOfText(left), right)),
          ...question.others.map((right) => pair('', right)),
        ],
      }
    case 'order':
      return {
        type: 'ordering',
        lines: [
          '<layouttype>VERTICAL</layouttype>',
          '<selecttype>ALL</selecttype>',
          '<selectcount>0</selectcount>',
          '<gradingtype>ABSOLUTE_POSITION</gradingtype>',
          '<showgrading>SHOW</showgrading>',
          '<numberingstyle>none</numberingstyle>',
          // Where this is missing, Moodle makes hints of its own.
          '<shownumcorrect>1</shownumcorrect>',
          ...question.items.map(
            (item, at) =>
              `<answer fraction="${at + 1}.0000000" format="html">${text(item)}</answer>`,
          ),
        ],
      }
    case 'poll':
      return null
    default:
      return question satisfies never
  }
}

function share(credit: number, tell: Tell): string {
  const written = percent(credit)
  if (!SHARES.some((known) => Math.abs(known - Math.abs(Number(written))) < 1e-4)) {
    tell('credit', `${written} %`)
  }
  return written
}

const text = (words: string) => `<text>${escapeXml(htmlOfText(words))}</text>`
const html = (name: string, words: string) => `<${name} format="html">${text(words)}</${name}>`
const shuffle = (is: boolean) => `<shuffleanswers>${is}</shuffleanswers>`

const answerOf = ({ text: words, credit, why }: Choice<string>, tell: Tell) =>
  `<answer fraction="${share(credit, tell)}" format="html">${text(words)}${html('feedback', why)}</answer>`

function answer(words: string, fraction: string, why: string, tolerance?: number): string {
  const within = tolerance === undefined ? '' : `<tolerance>${plainNumber(tolerance)}</tolerance>`
  const plain = `<text>${escapeXml(words)}</text>`
  return `<answer fraction="${fraction}" format="moodle_auto_format">${plain}${html('feedback', why)}${within}</answer>`
}

const otherwise = (why: string, tolerance?: number) =>
  why === '' ? [] : [answer('*', '0', why, tolerance)]

const pair = (left: string, right: string) =>
  `<subquestion format="html"><text>${escapeXml(left)}</text><answer><text>${escapeXml(right)}</text></answer></subquestion>`

/** A unit may be written and need not be, which is what our page does. */
function units(all: Extract<AskedQuestion, { kind: 'number' }>['units']): readonly string[] {
  const list = all.map(
    ({ name, factor }) =>
      `<unit><multiplier>${plainNumber(1 / factor)}</multiplier><unit_name>${escapeXml(name)}</unit_name></unit>`,
  )
  const grading = '<unitgradingtype>0</unitgradingtype><unitpenalty>0</unitpenalty>'
  const shown = '<showunits>3</showunits><unitsleft>0</unitsleft>'
  return [...(list.length === 0 ? [] : [`<units>${list.join('')}</units>`]), grading + shown]
}
