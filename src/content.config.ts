/** The only place where collections are declared. */

import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'

/** The same thing said in both languages. */
const both = <T extends z.ZodType>(schema: T) => z.object({ en: schema, fr: schema })

const lessons = defineCollection({
  loader: glob({
    base: 'content/lessons',
    pattern: '*/lesson.yaml',
    generateId: ({ entry }) => entry.split('/')[0] ?? entry,
  }),
  schema: z.object({
    /** The module it belongs to, as M3. */
    module: z.string().regex(/^M\d+$/),
    /** Its place in the module. */
    order: z.number().int(),
    /** How long a reader takes, with the exercises. */
    minutes: z.number().int().positive(),
    /** Slugs of lessons to read before. */
    prerequisites: z.array(z.string()),
    /** Slugs of the datasets that it reads. */
    data: z.array(z.string()).default([]),
    /** What its text counts on: a pattern, and how often the output of all cells has it. */
    says: z
      .array(z.object({ shows: z.string(), times: z.number().int().nonnegative() }))
      .default([]),
    /** The snapshot image that its kernel and nodes start from. */
    image: z.enum(['core', 'data', 'ml']).default('core'),
    title: both(z.string()),
    summary: both(z.string()),
    objectives: both(z.array(z.string()).min(1)),
  }),
})

const lessonTexts = defineCollection({
  loader: glob({
    base: 'content/lessons',
    pattern: '*/{en,fr}.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  }),
})

const exercises = defineCollection({
  loader: glob({
    base: 'content/exercises',
    pattern: '*/exercise.yaml',
    generateId: ({ entry }) => entry.split('/')[0] ?? entry,
  }),
  schema: z.object({
    title: both(z.string()),
    module: z.string().regex(/^M\d+$/),
    minutes: z.number().int().positive(),
    points: z.number().positive(),
    /** Sentences by feedback code. */
    feedback: z.record(z.string(), both(z.string())),
    /** Wrong solutions by file name: the check that catches each, and what it says. */
    wrong: z.record(z.string(), z.object({ check: z.string(), feedback: z.string() })),
    /** From a nudge to nearly the answer. */
    hints: both(z.array(z.string()).min(1)),
    data: z.array(z.string()).default([]),
  }),
})

const exerciseTexts = defineCollection({
  loader: glob({
    base: 'content/exercises',
    pattern: '*/{en,fr}.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  }),
})

const datasets = defineCollection({
  loader: glob({
    base: 'content/datasets',
    pattern: '*/dataset.yaml',
    generateId: ({ entry }) => entry.split('/')[0] ?? entry,
  }),
  schema: z.object({
    title: both(z.string()),
    author: z.string(),
    description: both(z.string()),
    /** What is made, by path under `data/`, with its size in bytes. */
    files: z.record(z.string(), z.number().int().positive()),
    source: z.object({
      registry: z.enum(['npm', 'pypi']),
      package: z.string(),
      version: z.string(),
      /** PyPI only: the one file that is accepted. */
      file: z.string().optional(),
      sha256: z.string().length(64).optional(),
      from: z.string(),
    }),
    licence: z.string(),
    /** Figures that lessons count on. */
    known: both(z.string()),
  }),
})

export const collections = { lessons, lessonTexts, exercises, exerciseTexts, datasets }
