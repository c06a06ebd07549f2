/** GIFT into questions. Each is read on its own, so that one with an error takes no other with it. */

import * as gift from 'gift-pegjs'
import type { Language } from '../../i18n/language.ts'
import type { AskedQuestion, Choice } from '../question.ts'
import { type GiftBlock, giftBlocks } from './gift-blocks.ts'
import { textOfHtml, tidy } from './html.ts'
import { idsFrom, named } from './ids.ts'
import { type Imported, type Note, type Tell, telling } from './note.ts'
import { trueFalse } from './true-false.ts'
import { wholeCredits } from './whole.ts'

type Parsed = gift.GIFTQuestion
/** Stands for `\n`, which the grammar reads as a new line with a semicolon. */
const NEW_LINE = '\uE000'

export function readGift(file: string, language: Language): Imported {
  const notes: Note[] = []
  const name = idsFrom()
  const questions = giftBlocks(file).flatMap((block) => {
    const parsed = parse(block, notes)
    if (parsed === null) return []
    const title = parsed.title ?? ''
    const tell = telling(notes, title, block.lines[0] ?? null)
    for (const tag of block.tags) tell('tags', tag)
    if (parsed.type === 'Category') tell('category', title.trim())
    else if (parsed.type === 'Description' || parsed.type === 'Essay') tell('type', parsed.type)
    else {
      const question = asQuestion(parsed, tell, language)
      if (question !== null) return [{ ...question, id: named(title, name, tell) }]
    }
    return []
  })
  return { questions, notes }
}

function parse(block: GiftBlock, notes: Note[]): Parsed | null {
  const text = block.text.replaceAll(/\\([\s\S])/g, (pair, escaped) =>
    escaped === 'n' ? NEW_LINE : pair,
  )
  try {
    const [parsed, ...more] = parsedAsMoodle(text)
    // A text without braces in front of a question would be another question.
    if (parsed !== undefined && more.length === 0) return parsed
    telling(notes, '', block.lines[0] ?? null)('unreadable')
  } catch (error) {
    const at = error instanceof Error && 'location' in error ? lineOf(error.location) : 0
    const line = block.lines[Math.min(at, block.lines.length - 1)] ?? null
    const title = /^\s*::(.*?)::/.exec(block.text)?.[1] ?? ''
    telling(notes, title, line)('unreadable', near(text, error))
  }
  return null
}

const TITLE_AND_STEM = /^[^{]*/

/** Moodle takes a lone colon in a question's text, or title, which the grammar wants to be escaped. */
function parsedAsMoodle(text: string): readonly Parsed[] {
  try {
    return gift.parse(text)
  } catch (error) {
    const escaped = text.replace(TITLE_AND_STEM, (words) =>
      words.replaceAll(/(?<![\\:]):(?!:)/g, '\\:'),
    )
    if (escaped === text) throw error
    return gift.parse(escaped)
  }
}

const lineOf = (location: unknown) => (location as gift.LocationRange).start.line - 1

/** The words at which reading stopped. */
function near(text: string, error: unknown): string {
  if (!(error instanceof Error && 'location' in error)) return String(error)
  const { offset } = (error.location as gift.LocationRange).start
  const [words = ''] = text.slice(Math.max(offset - 1, 0)).split('\n')
  return (words === '' ? text.slice(-30) : words).slice(0, 40).trim()
}

type Answerable = Exclude<Parsed, gift.Category | gift.Description | gift.Essay>

function asQuestion(parsed: Answerable, tell: Tell, language: Language): AskedQuestion | null {
  const say = (text: gift.TextFormat | null) => (text === null ? '' : plain(text, tell))
  const asked = {
    id: '',
    prompt: say(parsed.stem),
    points: 1,
    why: say(parsed.globalFeedback),
    shuffle: true,
  }
  switch (parsed.type) {
    case 'TF': {
      // The first sentence is for who is wrong, whatever the grammar calls it.
      const whys = { wrong: say(parsed.trueFeedback), right: say(parsed.falseFeedback) }
      tell('true-false')
      return trueFalse(asked, parsed.isTrue, whys, language)
    }
    case 'MC': {
      const choices = parsed.choices.map(
        (choice): Choice<string> => ({
          text: say(choice.text),
          credit: (choice.weight ?? (choice.isCorrect ? 100 : 0)) / 100,
          why: say(choice.feedback),
        }),
      )
      const kind = parsed.choices.some(({ isCorrect }) => isCorrect) ? 'single' : 'multiple'
      return wholeCredits({ ...asked, kind, choices }, tell)
    }
    case 'Short': {
      const answers = parsed.choices.map((choice) => ({
        pattern: restored(choice.text.text),
        credit: (choice.weight ?? 100) / 100,
        why: say(choice.feedback),
      }))
      const last = answers.at(-1)
      const rest = last?.pattern === '*' && last.credit === 0
      const accepted = rest ? answers.slice(0, -1) : answers
      return {
        ...asked,
        kind: 'text',
        answers: accepted,
        sameCase: false,
        otherwise: rest ? last.why : '',
      }
    }
    case 'Numerical':
      return numerical(parsed, asked, say)
    case 'Matching': {
      const pairs = parsed.matchPairs.map(({ subquestion, subanswer }) => ({
        left: say(subquestion),
        right: tidy(restored(decoded(subanswer))),
      }))
      const others = pairs.filter(({ left }) => left === '').map(({ right }) => right)
      return { ...asked, kind: 'match', pairs: pairs.filter(({ left }) => left !== ''), others }
    }
    default:
      return parsed satisfies never
  }
}

function numerical(
  parsed: gift.Numerical,
  asked: Pick<AskedQuestion, 'id' | 'prompt' | 'points' | 'why' | 'shuffle'>,
  say: (text: gift.TextFormat | null) => string,
): AskedQuestion {
  const { choices } = parsed
  const given = Array.isArray(choices)
    ? choices
    : [{ isCorrect: true, weight: null, text: choices, feedback: null }]
  const answers = given
    .filter(({ text }) => text.type !== undefined)
    .map(({ text, weight, isCorrect, feedback }) => ({
      ...interval(text),
      credit: (weight ?? (isCorrect ? 100 : 0)) / 100,
      why: say(feedback),
    }))
  const rest = given.find(({ text }) => text.type === undefined)
  const otherwise = rest === undefined ? '' : say(rest.feedback)
  return { ...asked, kind: 'number', answers, units: [], otherwise }
}

function interval(given: gift.NumericalFormat): { value: number; tolerance: number } {
  const { number = 0, range = 0, numberHigh = 0, numberLow = 0 } = given
  if (given.type !== 'high-low') return { value: number, tolerance: range }
  const value = Number(((numberHigh + numberLow) / 2).toPrecision(12))
  return { value, tolerance: Number(((numberHigh - numberLow) / 2).toPrecision(12)) }
}

const restored = (text: string) => text.replaceAll(NEW_LINE, '\n')

/** What the grammar leaves in right sides in the place of escaped characters. */
const decoded = (text: string) =>
  text.replaceAll(/&&0(\d\d);|&&(\d{3});/g, (_, low = '', high = '') =>
    String.fromCharCode(Number(low || high)),
  )

function plain({ format, text }: gift.TextFormat, tell: Tell): string {
  const whole = restored(text)
  if (format === 'markdown') {
    if (/[*_#[\]|]|^\s*[-+] /m.test(whole)) tell('markdown')
    return tidy(whole)
  }
  const html = format === 'html' || (format === 'moodle' && /<[a-z/!][^>]*>|&#?\w+;/i.test(whole))
  return html ? textOfHtml(whole, tell) : tidy(whole)
}
