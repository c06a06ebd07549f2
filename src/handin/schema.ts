/** A notebook to fill as its author writes it (`content/notebooks/<slug>/notebook.yaml`). */

import { z } from 'astro/zod'
import { IMAGES } from '../../workers/protocol/image.ts'
import { questionsSchema } from '../quiz/schema.ts'
import type { Step } from './steps.ts'

const words = z.string().min(1)
const both = z.object({ en: words, fr: words })
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'English words joined by hyphens')
const points = z.number().positive()
const NAME = /^[A-Za-z_]\w*$/

const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), id, says: both }),
  z.object({
    kind: z.literal('code'),
    id,
    asks: both,
    points,
    starter: words.transform((code) => code.trimEnd()),
    defines: z.record(z.string().regex(NAME), words).default({}),
    hints: z
      .object({ en: z.array(words), fr: z.array(words) })
      .refine(({ en, fr }) => en.length === fr.length, 'as many hints in French as in English')
      .default({ en: [], fr: [] }),
  }),
  z.object({
    kind: z.literal('question'),
    question: z.unknown().transform((question, context) => {
      const read = questionsSchema.safeParse([question])
      const [first] = read.data ?? []
      if (first !== undefined) return first
      for (const { message, path } of read.error?.issues ?? []) {
        context.addIssue({ code: 'custom', message, path: path.slice(1) })
      }
      return z.NEVER
    }),
  }),
  z.object({ kind: z.literal('seeded'), id, asks: both, points }),
  z.object({ kind: z.literal('written'), id, asks: both }),
])

const steps = z
  .array(step)
  .min(1)
  .transform((all): readonly Step[] =>
    all.map((one) => (one.kind === 'question' ? { ...one, id: one.question.id } : one)),
  )
  .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'two steps have one id')
  .refine((all) => all.every((one) => one.id !== 'given'), 'given is the id of the locked cell')

export const fillSchema = z.object({
  title: both,
  summary: both,
  module: z.string().regex(/^M\d+$/),
  minutes: z.number().int().positive(),
  modes: z.array(z.enum(['training', 'exam'])).min(1),
  image: z.enum(IMAGES).default('core'),
  data: z.array(z.string()).default([]),
  draws: z
    .record(z.string().regex(/^[A-Z][A-Z_]*$/), z.array(z.union([z.number(), words])).min(2))
    .default({}),
  /** Sentences by feedback code, for the checks. */
  feedback: z.record(z.string(), both).default({}),
  /** Wrong cells by file: the step that each is put in the place of, and the feedback it gets. */
  wrong: z.record(z.string(), z.object({ step: id, feedback: z.string() })).default({}),
  steps,
})

export type WrittenNotebook = z.infer<typeof fillSchema>
