/** Blocks and divs that live on a slide, from their classes and attributes. */

import type { Code } from 'mdast'
import { readAttributes } from './attributes.ts'
import { type Attributes, NO_ATTRIBUTES, type Piece, type Problem } from './deck.ts'
import { type DivNode, lineOf } from './nodes.ts'

type Tell = (problem: Problem) => void

/** The piece that a div stands for; null for one that is only a box. */
export function livePiece({ attributes, line }: DivNode, tell: Tell): Piece | null {
  const { classes, values } = attributes
  const need = (key: string, example: string) => {
    const value = values[key]
    if (value === undefined) tell({ line, says: `This div has no ${key}; write ${example}.` })
    return value ?? null
  }
  if (classes.includes('cluster')) {
    return { kind: 'cluster', workers: Number(values.workers ?? 4), show: values.show ?? '' }
  }
  if (classes.includes('picture')) {
    const name = need('name', '::: {.picture name=tasks}')
    return name === null ? null : { kind: 'picture', name }
  }
  if (classes.includes('quiz')) {
    const quiz = need('ref', '::: {.quiz ref=mapreduce question=who-sorts}')
    return quiz === null ? null : { kind: 'quiz', quiz, question: values.question ?? null }
  }
  if (classes.includes('experiment')) {
    const experiment = need('ref', '::: {.experiment ref=mean-of-means}')
    return experiment === null ? null : { kind: 'experiment', experiment }
  }
  return null
}

/** `python {.live name=map}`, `{.python data-line-numbers="1|2-3"}` and plain `python`. */
export function codePiece(node: Code, tell: Tell): Piece {
  const info = [node.lang, node.meta].filter(Boolean).join(' ')
  const attributes = codeAttributes(info, lineOf(node), tell)
  const [language = 'text', ...classes] = attributes.classes
  const { name, ...values } = attributes.values
  if (classes.includes('live')) {
    if (name !== undefined && language === 'python') return { kind: 'cell', name, code: node.value }
    const says = 'A live cell is Python and has a name; write ```python {.live name=count}.'
    tell({ line: lineOf(node), says })
  }
  const steps = values['data-line-numbers'] ?? values.lines ?? ''
  return { kind: 'code', language, code: node.value, steps: stepsOf(steps, lineOf(node), tell) }
}

function codeAttributes(info: string, line: number, tell: Tell): Attributes {
  const [, word = '', inside] = /^([^\s{}]*)\s*(?:\{(.*)\})?\s*$/.exec(info) ?? []
  const classes = word === '' ? [] : [word]
  if (inside === undefined)
    return { ...NO_ATTRIBUTES, classes: [info.split(/\s/)[0] ?? ''].filter(Boolean) }
  const read = readAttributes(inside)
  if (read !== null) return { ...read, classes: [...classes, ...read.classes] }
  const says = `“{${inside}}” cannot be read; write \`\`\`{.python key="value"}.`
  tell({ line, says })
  return { ...NO_ATTRIBUTES, classes }
}

/** `1-2|4,6` is two steps: lines 1 and 2, then 4 and 6. */
function stepsOf(said: string, line: number, tell: Tell): readonly (readonly number[])[] {
  if (said.trim() === '' || said === 'true' || said === 'false') return []
  return said.split('|').map((step) =>
    step.split(',').flatMap((part) => {
      const [from = Number.NaN, to = from] = part.split('-').map(Number)
      if (from >= 1 && to >= from)
        return Array.from({ length: to - from + 1 }, (_, at) => from + at)
      if (part.trim() !== '') {
        tell({ line, says: `“${part}” names no lines; write data-line-numbers="1-2|4".` })
      }
      return []
    }),
  )
}
