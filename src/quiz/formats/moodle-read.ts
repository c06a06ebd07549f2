/** Moodle XML into questions. A file that breaks off or has an error gives what came before it. */

import type { Language } from '../../i18n/language.ts'
import type { AskedQuestion } from '../question.ts'
import { textOfHtml, tidy } from './html.ts'
import { idsFrom, named } from './ids.ts'
import { type Imported, type Note, type Tell, telling } from './note.ts'
import { trueFalse } from './true-false.ts'
import { wholeCredits } from './whole.ts'
import { child, childrenOf, readXml, textIn, type XmlElement } from './xml.ts'

export function readMoodle(file: string, language: Language): Imported {
  const notes: Note[] = []
  const name = idsFrom()
  const { root, error } = readXml(file)
  if (error !== null) telling(notes, '', error.line)('unreadable', error.message)
  if (root !== null && root.name !== 'quiz') {
    telling(notes, '', root.line)('unreadable', `<${root.name}>`)
  }
  const elements = root?.name === 'quiz' ? childrenOf(root, 'question') : []
  const questions = elements.flatMap((element) => {
    const title = textIn(element, 'name')
    const tell = telling(notes, title, element.line)
    const type = element.attributes.type ?? ''
    if (type === 'category') {
      tell('category', textIn(element, 'category'))
      return []
    }
    const question = asQuestion(element, type, tell, language)
    if (question === null) return []
    tellTheRest(element, tell)
    return [{ ...question, id: named(title, name, tell) }]
  })
  return { questions, notes }
}

type Asked = Pick<AskedQuestion, 'id' | 'prompt' | 'points' | 'why' | 'shuffle'>

function asQuestion(
  element: XmlElement,
  type: string,
  tell: Tell,
  language: Language,
): AskedQuestion | null {
  const points = numberIn(element, 'defaultgrade', 1)
  const asked: Asked = {
    id: '',
    prompt: said(element, 'questiontext', tell),
    points: points > 0 ? points : 1,
    why: said(element, 'generalfeedback', tell),
    shuffle: child(element, 'shuffleanswers') === undefined || truth(element, 'shuffleanswers'),
  }
  const answers = childrenOf(element, 'answer')
  switch (type) {
    case 'multichoice': {
      const choices = answers.map((answer) => ({
        text: inside(answer, tell),
        credit: fraction(answer),
        why: said(answer, 'feedback', tell),
      }))
      const kind = truth(element, 'single') ? 'single' : 'multiple'
      return wholeCredits({ ...asked, kind, choices }, tell)
    }
    case 'truefalse': {
      const right = answers.find((answer) => fraction(answer) > 0)
      if (right === undefined) break
      const wrong = answers.find((answer) => answer !== right)
      const whys = {
        right: said(right, 'feedback', tell),
        wrong: wrong === undefined ? '' : said(wrong, 'feedback', tell),
      }
      tell('true-false')
      return trueFalse(asked, words(right).toLowerCase() === 'true', whys, language)
    }
    case 'shortanswer': {
      const { rest, others } = restOf(answers)
      const accepted = others.map((answer) => ({
        pattern: words(answer),
        credit: fraction(answer),
        why: said(answer, 'feedback', tell),
      }))
      const otherwise = rest === undefined ? '' : said(rest, 'feedback', tell)
      const sameCase = truth(element, 'usecase')
      return { ...asked, shuffle: true, kind: 'text', answers: accepted, sameCase, otherwise }
    }
    case 'numerical':
      return numerical(element, { ...asked, shuffle: true }, tell)
    case 'matching': {
      const pairs = childrenOf(element, 'subquestion').map((pair) => ({
        left: inside(pair, tell),
        right: tidy(textIn(pair, 'answer')),
      }))
      const others = pairs.filter(({ left }) => left === '').map(({ right }) => right)
      return { ...asked, kind: 'match', pairs: pairs.filter(({ left }) => left !== ''), others }
    }
    case 'ordering': {
      const { grading, shown } = {
        grading: textIn(element, 'gradingtype'),
        shown: textIn(element, 'selecttype'),
      }
      if (!/^(0|ABSOLUTE_POSITION|)$/.test(grading)) tell('grading', `gradingtype ${grading}`)
      if (!/^(0|ALL|)$/.test(shown)) tell('options', `selecttype ${shown}`)
      const items = [...answers]
        .sort((one, other) => fraction(one) - fraction(other))
        .map((answer) => inside(answer, tell))
      return { ...asked, kind: 'order', items }
    }
    default:
      tell('type', type)
      return null
  }
  tell('unanswerable')
  return null
}

function numerical(element: XmlElement, asked: Asked, tell: Tell): AskedQuestion | null {
  const { rest, others } = restOf(childrenOf(element, 'answer'))
  const answers = others.map((answer) => ({
    value: Number(words(answer)),
    tolerance: numberIn(answer, 'tolerance', 0),
    credit: fraction(answer),
    why: said(answer, 'feedback', tell),
  }))
  if (answers.some(({ value }) => !Number.isFinite(value))) {
    tell('unanswerable')
    return null
  }
  const list = child(element, 'units')
  const units = (list === undefined ? [] : childrenOf(list, 'unit')).map((unit) => ({
    name: textIn(unit, 'unit_name'),
    // Moodle's says how many of the unit make one of the answer's.
    factor: 1 / numberIn(unit, 'multiplier', 1),
  }))
  if (numberIn(element, 'unitgradingtype', 0) !== 0) tell('grading', 'unitgradingtype')
  const otherwise = rest === undefined ? '' : said(rest, 'feedback', tell)
  return { ...asked, kind: 'number', answers, units, otherwise }
}

/** The answer `*` without marks says what is said of all others. */
function restOf(answers: readonly XmlElement[]) {
  const rest = answers.find((answer) => words(answer) === '*' && fraction(answer) === 0)
  return { rest, others: answers.filter((answer) => answer !== rest) }
}

function tellTheRest(element: XmlElement, tell: Tell): void {
  const tags = child(element, 'tags')
  for (const tag of tags === undefined ? [] : childrenOf(tags, 'tag')) tell('tags', words(tag))
  if (textIn(element, 'idnumber') !== '') tell('tags', textIn(element, 'idnumber'))
  if (childrenOf(element, 'hint').length > 0) tell('hints')
  if (numberIn(element, 'penalty', 0) !== 0) tell('penalty')
  for (const name of ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback']) {
    if (textIn(element, name) !== '') tell('feedback')
  }
}

const words = (element: XmlElement) => (child(element, 'text') ?? element).text.trim()
const fraction = (answer: XmlElement) => Number(answer.attributes.fraction ?? '0') / 100
const truth = (element: XmlElement, name: string) => /^(1|true)$/.test(textIn(element, name))

function numberIn(element: XmlElement, name: string, otherwise: number): number {
  const text = textIn(element, name)
  const number = Number(text)
  return text === '' || !Number.isFinite(number) ? otherwise : number
}

const said = (element: XmlElement, name: string, tell: Tell) => {
  const found = child(element, name)
  return found === undefined ? '' : inside(found, tell)
}

/** The text of an element in the format that it names; HTML where it names none. */
function inside(element: XmlElement, tell: Tell): string {
  if (child(element, 'file') !== undefined)
    tell('pictures', child(element, 'file')?.attributes.name)
  const text = words(element)
  const { format = 'html' } = element.attributes
  if (format === 'plain_text') return tidy(text)
  if (format === 'markdown') {
    if (/[*_#[\]|]|^\s*[-+] /m.test(text)) tell('markdown')
    return tidy(text)
  }
  return textOfHtml(text, tell)
}
