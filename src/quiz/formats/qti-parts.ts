/** A question's parts in QTI 2.1: what is declared, what is shown, how an answer is marked. */

import { type AskedQuestion, rightSides } from '../question.ts'
import { htmlOfText } from './html.ts'
import type { Tell } from './note.ts'
import { plainNumber } from './plain-number.ts'
import { escapeXml } from './xml.ts'

export interface QtiParts {
  readonly declared: readonly string[]
  readonly body: readonly string[]
  /** Sets SCORE and FEEDBACK. */
  readonly processing: readonly string[]
  readonly feedback: readonly string[]
}

type Kind<K extends AskedQuestion['kind']> = Extract<AskedQuestion, { kind: K }>

/** Our plain text inside XHTML. */
export const xhtml = (text: string) => htmlOfText(text).replaceAll('<br>', '<br/>')

const scaled = (credit: number, points: number) => plainNumber(Number((credit * points).toFixed(6)))
const value = (type: string, text: string) => `<baseValue baseType="${type}">${text}</baseValue>`
const set = (name: string, expression: string) =>
  `<setOutcomeValue identifier="${name}">${expression}</setOutcomeValue>`
const RESPONSE = '<variable identifier="RESPONSE"/>'
const MAPPED = set('SCORE', '<mapResponse identifier="RESPONSE"/>')

function response(cardinality: string, type: string, right: readonly string[], mapping = '') {
  const values = right.map((one) => `<value>${one}</value>`).join('')
  const correct = right.length === 0 ? '' : `<correctResponse>${values}</correctResponse>`
  return `<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${type}">${correct}${mapping}</responseDeclaration>`
}

const modal = (identifier: string, why: string) =>
  why === ''
    ? []
    : [
        `<modalFeedback outcomeIdentifier="FEEDBACK" identifier="${identifier}" showHide="show">${xhtml(why)}</modalFeedback>`,
      ]

export function qtiParts(question: AskedQuestion, tell: Tell): QtiParts {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return choices(question)
    case 'poll':
      return poll(question)
    case 'number':
      if (question.units.length > 0) tell('units', question.units.map((u) => u.name).join(', '))
      return number(question)
    case 'text':
      if (question.answers.some(({ pattern }) => pattern.includes('*'))) tell('options', '*')
      return text(question)
    case 'order':
      return order(question)
    case 'match':
      return match(question)
    default:
      return question satisfies never
  }
}

function choices(question: Kind<'single' | 'multiple'>): QtiParts {
  const single = question.kind === 'single'
  const entries = question.choices.map(
    ({ credit }, at) =>
      `<mapEntry mapKey="A${at}" mappedValue="${scaled(credit, question.points)}"/>`,
  )
  const lower = single ? '' : ' lowerBound="0"'
  const mapping = `<mapping${lower} upperBound="${question.points}" defaultValue="0">${entries.join('')}</mapping>`
  const right = question.choices.flatMap(({ credit }, at) =>
    (single ? credit === 1 : credit > 0) ? [`A${at}`] : [],
  )
  return {
    declared: [
      response(
        single ? 'single' : 'multiple',
        'identifier',
        single ? right.slice(0, 1) : right,
        mapping,
      ),
    ],
    body: choice(
      question.choices.map((one) => one.text),
      single ? 1 : 0,
      question.shuffle,
    ),
    processing: [
      MAPPED,
      // What was chosen is what is explained.
      set('FEEDBACK', single ? `<multiple>${RESPONSE}</multiple>` : RESPONSE),
    ],
    feedback: question.choices.flatMap(({ why }, at) => modal(`A${at}`, why)),
  }
}

const choice = (texts: readonly string[], most: number, shuffle: boolean) => [
  `<choiceInteraction responseIdentifier="RESPONSE" shuffle="${shuffle}" maxChoices="${most}">`,
  ...texts.map((words, at) => `<simpleChoice identifier="A${at}">${xhtml(words)}</simpleChoice>`),
  '</choiceInteraction>',
]

const poll = (question: Kind<'poll'>): QtiParts => ({
  declared: [response('single', 'identifier', [])],
  body: choice(question.options, 1, question.shuffle),
  processing: [],
  feedback: [],
})

const entry = (length: number) => [
  `<p><textEntryInteraction responseIdentifier="RESPONSE" expectedLength="${length}"/></p>`,
]

interface Case {
  readonly credit: number
  readonly why: string
  readonly condition: string
}

/** The first condition that holds gives the marks; `otherwise` is said when none does. */
function cases(all: readonly Case[], points: number, otherwise: string) {
  const branches = all.map(({ credit, condition }, at) => {
    const then = `${condition}${set('SCORE', value('float', scaled(credit, points)))}${set('FEEDBACK', `<multiple>${value('identifier', `A${at}`)}</multiple>`)}`
    return at === 0
      ? `<responseIf>${then}</responseIf>`
      : `<responseElseIf>${then}</responseElseIf>`
  })
  const rest = set('FEEDBACK', `<multiple>${value('identifier', 'OTHERWISE')}</multiple>`)
  return {
    processing: [
      `<responseCondition>${branches.join('')}<responseElse>${rest}</responseElse></responseCondition>`,
    ],
    feedback: [
      ...all.flatMap(({ why }, at) => modal(`A${at}`, why)),
      ...modal('OTHERWISE', otherwise),
    ],
  }
}

function number(question: Kind<'number'>): QtiParts {
  const all = question.answers.map(({ value: centre, tolerance, ...rest }) => ({
    ...rest,
    condition: `<and><gte>${RESPONSE}${value('float', plainNumber(centre - tolerance))}</gte><lte>${RESPONSE}${value('float', plainNumber(centre + tolerance))}</lte></and>`,
  }))
  const right = question.answers.slice(0, 1).map((answer) => plainNumber(answer.value))
  return {
    declared: [response('single', 'float', right)],
    body: entry(12),
    ...cases(all, question.points, question.otherwise),
  }
}

function text(question: Kind<'text'>): QtiParts {
  const all = question.answers.map(({ pattern, ...rest }) => ({
    ...rest,
    condition: `<stringMatch caseSensitive="${question.sameCase}">${RESPONSE}${value('string', escapeXml(pattern))}</stringMatch>`,
  }))
  const right = question.answers.slice(0, 1).map(({ pattern }) => escapeXml(pattern))
  return {
    declared: [response('single', 'string', right)],
    body: entry(30),
    ...cases(all, question.points, question.otherwise),
  }
}

function order(question: Kind<'order'>): QtiParts {
  const share = scaled(1 / question.items.length, question.points)
  return {
    declared: [
      response(
        'ordered',
        'identifier',
        question.items.map((_, at) => `A${at}`),
      ),
    ],
    body: [
      `<orderInteraction responseIdentifier="RESPONSE" shuffle="${question.shuffle}">`,
      ...question.items.map(
        (item, at) => `<simpleChoice identifier="A${at}">${xhtml(item)}</simpleChoice>`,
      ),
      '</orderInteraction>',
    ],
    processing: question.items.map((_, at) => {
      const there = `<match><index n="${at + 1}">${RESPONSE}</index>${value('identifier', `A${at}`)}</match>`
      const more = `<sum><variable identifier="SCORE"/>${value('float', share)}</sum>`
      return `<responseCondition><responseIf>${there}${set('SCORE', more)}</responseIf></responseCondition>`
    }),
    feedback: [],
  }
}

function match(question: Kind<'match'>): QtiParts {
  const sides = rightSides(question)
  const share = scaled(1 / question.pairs.length, question.points)
  const right = question.pairs.map((pair, at) => `L${at} R${sides.indexOf(pair.right)}`)
  const entries = right.map((pair) => `<mapEntry mapKey="${pair}" mappedValue="${share}"/>`)
  const mapping = `<mapping lowerBound="0" upperBound="${question.points}" defaultValue="0">${entries.join('')}</mapping>`
  const associable = (prefix: string, most: number) => (words: string, at: number) =>
    `<simpleAssociableChoice identifier="${prefix}${at}" matchMax="${most}">${xhtml(words)}</simpleAssociableChoice>`
  const side = (all: readonly string[]) => `<simpleMatchSet>${all.join('')}</simpleMatchSet>`
  return {
    declared: [response('multiple', 'directedPair', right, mapping)],
    body: [
      `<matchInteraction responseIdentifier="RESPONSE" shuffle="${question.shuffle}" maxAssociations="${question.pairs.length}">`,
      side(question.pairs.map((pair) => pair.left).map(associable('L', 1))),
      side(sides.map(associable('R', question.pairs.length))),
      '</matchInteraction>',
    ],
    processing: [MAPPED],
    feedback: [],
  }
}
