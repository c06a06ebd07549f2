/** A quiz as its author writes it (`content/quizzes/<slug>.yaml`), and what it stands for. */

import { z } from 'astro/zod'
import type { Choice, Question, Texts } from './question.ts'

const SILENT: Texts = { en: '', fr: '' }

const words = z.string().min(1)
const both = z.object({ en: words, fr: words })
/** The same in both languages, such as a number or a command. */
const texts = z.union([both, words.transform((text) => ({ en: text, fr: text }))])
const asked = {
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  prompt: both,
  points: z.number().positive().default(1),
  /** Said after any answer, where the answers themselves do not say enough. */
  why: both.default(SILENT),
  /** False where the answers have an order of their own, such as numbers. */
  shuffle: z.boolean().default(true),
}
const choice = z.object({
  text: texts,
  right: z.boolean().default(false),
  /** In percent of the mark, where it is not shared out evenly. */
  credit: z.number().min(-100).max(100).optional(),
  why: both,
})

const question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), ...asked, choices: z.array(choice).min(2) }),
  z.object({ kind: z.literal('multiple'), ...asked, choices: z.array(choice).min(2) }),
  z.object({
    kind: z.literal('number'),
    ...asked,
    answers: z
      .array(
        z.object({
          value: z.number(),
          tolerance: z.number().nonnegative().default(0),
          credit: z.number().min(0).max(100).default(100),
          why: both,
        }),
      )
      .min(1),
    units: z.array(z.object({ name: texts, factor: z.number().positive() })).default([]),
    otherwise: both,
  }),
  z.object({ kind: z.literal('order'), ...asked, why: both, items: z.array(texts).min(2) }),
  z.object({
    kind: z.literal('match'),
    ...asked,
    why: both,
    pairs: z.array(z.object({ left: texts, right: texts })).min(2),
    others: z.array(texts).default([]),
  }),
  z.object({
    kind: z.literal('text'),
    ...asked,
    answers: z
      .array(
        z.object({
          pattern: texts,
          credit: z.number().min(0).max(100).default(100),
          why: both,
        }),
      )
      .min(1),
    sameCase: z.boolean().default(false),
    otherwise: both,
  }),
  z.object({
    kind: z.literal('poll'),
    ...asked,
    points: z.undefined().optional(),
    shuffle: z.boolean().default(false),
    options: z.array(texts).min(2),
  }),
])

type Written = z.infer<typeof question>

export const questionsSchema = z
  .array(question)
  .min(1)
  .superRefine((questions, context) => {
    for (const [at, one] of questions.entries()) {
      const problem = wrongWith(one, questions.slice(0, at))
      if (problem !== null) context.addIssue({ code: 'custom', message: problem, path: [at] })
    }
  })
  .transform((questions) => questions.map(understood))

export const quizSchema = z.object({
  title: both,
  module: z.string().regex(/^M\d+$/),
  minutes: z.number().int().positive(),
  questions: questionsSchema,
})

/** What the types cannot say: one right answer, parts that make a whole, no id twice. */
function wrongWith(one: Written, before: readonly Written[]): string | null {
  if (before.some(({ id }) => id === one.id)) return `two questions are called ${one.id}`
  if (one.kind === 'single') {
    const credits = one.choices.map(creditsOf(one.choices, 0))
    if (Math.max(...credits) !== 1) return `${one.id}: one answer must be right`
  }
  if (one.kind === 'multiple') {
    const parts = one.choices.map(creditsOf(one.choices, -1)).filter((credit) => credit > 0)
    const sum = parts.reduce((total, credit) => total + credit, 0)
    if (Math.abs(sum - 1) > 1e-6) return `${one.id}: its right answers must add up to 100 %`
  }
  return null
}

type WrittenChoice = z.infer<typeof choice>

/**
 * Evenly shared: the right ones make up the mark; where several may be chosen, all the wrong ones
 * together take it away, so that choosing everything gains nothing.
 */
function creditsOf(all: readonly WrittenChoice[], wrong: 0 | -1) {
  const right = all.filter((one) => one.right).length
  const share = wrong === 0 ? 1 : 1 / right
  const loss = wrong === 0 ? 0 : -1 / Math.max(all.length - right, 1)
  return (one: WrittenChoice): number =>
    one.credit === undefined ? (one.right ? share : loss) : one.credit / 100
}

function understood(one: Written): Question {
  switch (one.kind) {
    case 'single':
      return { ...one, choices: choices(one.choices, 0) }
    case 'multiple':
      return { ...one, choices: choices(one.choices, -1) }
    case 'number':
    case 'text':
      return {
        ...one,
        answers: one.answers.map((answer) => ({ ...answer, credit: answer.credit / 100 })),
      } as Question
    case 'poll':
      return { ...one, points: 0 }
    case 'order':
    case 'match':
      return one
    default:
      return one satisfies never
  }
}

function choices(written: readonly WrittenChoice[], wrong: 0 | -1): readonly Choice<Texts>[] {
  const credit = creditsOf(written, wrong)
  return written.map((one) => ({ text: one.text, credit: credit(one), why: one.why }))
}
